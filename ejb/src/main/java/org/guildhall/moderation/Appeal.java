package org.guildhall.moderation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * That an author finds an act about his post wrong. A jury drawn by lot looks at it again: it has a
 * time from when it is complete, and its majority decides. Where as many find one as the other, or
 * nobody could be found who is no party, it is decided for the author.
 */
@Entity
@Table(name = "appeal")
public class Appeal {
  /** Longest reason, in UTF-16 units. */
  public static final int REASON_MAX = 2000;

  /** How it ends. */
  public enum Verdict {
    /** What was decided stands. */
    UPHELD,
    /** What was decided is undone. */
    REVERSED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "appeal")
  @SequenceGenerator(name = "appeal", sequenceName = "appeal_seq", allocationSize = 50)
  private long id;

  @OneToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "act_id")
  private Act act;

  private String reason;
  private Instant madeAt;
  private Instant closesAt;

  @Enumerated(EnumType.STRING)
  private Verdict outcome;

  private Instant decidedAt;

  protected Appeal() {}

  Appeal(Act act, String reason, Instant now) {
    this.act = act;
    this.reason = reason;
    madeAt = now;
  }

  /** Its jury is complete. */
  void convene(Instant until) {
    closesAt = until;
  }

  void decide(Verdict verdict, Instant now) {
    outcome = verdict;
    decidedAt = now;
  }

  public long id() {
    return id;
  }

  public Act act() {
    return act;
  }

  /** Why the author finds it wrong; for the jury. */
  public String reason() {
    return reason;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** Until when the jury decides; empty while it is not complete. */
  public Optional<Instant> closesAt() {
    return Optional.ofNullable(closesAt);
  }

  /** Whether its jury is complete. */
  public boolean isConvened() {
    return closesAt != null;
  }

  public boolean isDecided() {
    return outcome != null;
  }

  public Optional<Verdict> verdict() {
    return Optional.ofNullable(outcome);
  }

  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }
}
