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
import org.guildhall.community.Community;

/**
 * That nobody wants to lead a community, or nobody whom it wants. It talks on; after a while its
 * members choose what becomes of it. Nobody is appointed.
 */
@Entity
@Table(name = "caretaking")
public class Caretaking {
  /** What becomes of the community. */
  public enum Choice {
    /** It stays, and there is another election. */
    KEEP,
    /** It goes on in another community, with its members and what was said. */
    MERGE,
    /** It ends; what was said stays to be found. */
    ARCHIVE
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "caretaking")
  @SequenceGenerator(name = "caretaking", sequenceName = "caretaking_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "community_id")
  private Community community;

  private Long openFor;
  private Instant beganAt;
  private Instant choiceFrom;
  private Instant choiceUntil;

  @Enumerated(EnumType.STRING)
  private Choice outcome;

  protected Caretaking() {}

  Caretaking(Community community, Instant now, Instant choiceFrom, Instant choiceUntil) {
    this.community = community;
    openFor = community.id().value();
    beganAt = now;
    this.choiceFrom = choiceFrom;
    this.choiceUntil = choiceUntil;
  }

  void end(Choice chosen) {
    outcome = chosen;
    openFor = null;
  }

  public long id() {
    return id;
  }

  public Community community() {
    return community;
  }

  public Instant beganAt() {
    return beganAt;
  }

  /** From when members choose. */
  public Instant choiceFrom() {
    return choiceFrom;
  }

  public Instant choiceUntil() {
    return choiceUntil;
  }

  /** Empty while it lasts. */
  public Optional<Choice> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** Whether it came after that election. */
  boolean isAfter(Election election) {
    return !beganAt.isBefore(election.openedAt());
  }
}
