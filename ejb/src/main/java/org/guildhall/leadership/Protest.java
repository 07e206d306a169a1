package org.guildhall.leadership;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.guildhall.people.Person;

/** That someone finds a result wrong; the wardens uphold or dismiss it. */
@Entity
@Table(name = "protest")
public class Protest {
  public static final int TEXT_MAX = 2000;

  /** What is found wrong. */
  public enum Ground {
    /** A tracking code in the list is not one of a ballot that was cast. */
    WRONG_CODE,
    /** A ballot that was cast is missing. */
    MISSING_BALLOT,
    /** Someone who should be on the roll is not. */
    LEFT_OUT
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "protest")
  @SequenceGenerator(name = "protest", sequenceName = "protest_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "election_id")
  private Election election;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_id")
  private Person person;

  @Enumerated(EnumType.STRING)
  private Ground ground;

  private String text;
  private Instant madeAt;
  private Boolean upheld;
  private Instant decidedAt;

  protected Protest() {}

  Protest(Election election, Person person, Ground ground, String text, Instant now) {
    this.election = election;
    this.person = person;
    this.ground = ground;
    this.text = text;
    madeAt = now;
  }

  void decide(boolean isUpheld, Instant now) {
    upheld = isUpheld;
    decidedAt = now;
  }

  public long id() {
    return id;
  }

  public Election election() {
    return election;
  }

  public Person person() {
    return person;
  }

  public Ground ground() {
    return ground;
  }

  public String text() {
    return text;
  }

  public Instant madeAt() {
    return madeAt;
  }

  public boolean isDecided() {
    return upheld != null;
  }

  public boolean isUpheld() {
    return Boolean.TRUE.equals(upheld);
  }

  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }
}
