package org.guildhall.privacy;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.guildhall.people.Person;

/**
 * That somebody says what is kept about him is wrong (GDPR, article 16). HR or data protection
 * answers: it has been corrected where it comes from, or it is right. One of a person waits at a
 * time.
 */
@Entity
@Table(name = "data_correction")
public class DataCorrection {
  /** Longest text and longest answer, in UTF-16 units. */
  public static final int TEXT_MAX = 1000;

  /** How far it has come. */
  public enum State {
    WAITS,
    /** It was wrong, and is corrected where it comes from. */
    CORRECTED,
    /** It is right as it is. */
    RIGHT
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "data_correction")
  @SequenceGenerator(
      name = "data_correction",
      sequenceName = "data_correction_seq",
      allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_id")
  private Person person;

  /** The person again while it waits, else null: the database lets one of each wait. */
  private Long waitsFor;

  private String text;
  private Instant askedAt;
  private Boolean corrected;
  private String answer;
  private Instant answeredAt;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "answeredBy_id")
  private Person answeredBy;

  protected DataCorrection() {}

  DataCorrection(Person person, String text, Instant now) {
    this.person = person;
    this.text = text.strip();
    waitsFor = person.id().value();
    askedAt = now;
  }

  void answer(boolean isCorrected, String words, Person by, Instant now) {
    corrected = isCorrected;
    answer = words.strip();
    answeredBy = by;
    answeredAt = now;
    waitsFor = null;
  }

  public long id() {
    return id;
  }

  public Person person() {
    return person;
  }

  /** What he says is wrong, and how it should be. */
  public String text() {
    return text;
  }

  public Instant askedAt() {
    return askedAt;
  }

  public State state() {
    if (corrected == null) {
      return State.WAITS;
    }
    return corrected ? State.CORRECTED : State.RIGHT;
  }

  /** In words; null while nobody has answered. */
  public String answer() {
    return answer;
  }
}
