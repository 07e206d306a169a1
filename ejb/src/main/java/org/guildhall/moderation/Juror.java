package org.guildhall.moderation;

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
import java.util.Optional;
import org.guildhall.people.Person;

/**
 * Somebody whom the lot asked to sit on a jury. He says within a day whether he is willing; who is
 * not, or says nothing, is replaced. What he finds is shown with his reason and without his name.
 */
@Entity
@Table(name = "juror")
public class Juror {
  /** Longest reason, in UTF-16 units. */
  public static final int REASON_MAX = 1000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "juror")
  @SequenceGenerator(name = "juror", sequenceName = "juror_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "appeal_id")
  private Appeal appeal;

  private Long asksFor;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_id")
  private Person person;

  private Instant askedAt;
  private Instant dueAt;
  private Boolean willing;
  private Boolean upholds;
  private String reason;

  protected Juror() {}

  Juror(Appeal appeal, Person person, Instant now, Instant dueAt) {
    this.appeal = appeal;
    asksFor = appeal.id();
    this.person = person;
    askedAt = now;
    this.dueAt = dueAt;
  }

  void answer(boolean isWilling) {
    willing = isWilling;
    if (!isWilling) {
      leaveOff();
    }
  }

  /** He is not asked any more: another takes his seat. */
  void leaveOff() {
    asksFor = null;
  }

  void find(boolean isUpheld, String why) {
    upholds = isUpheld;
    reason = why;
  }

  public long id() {
    return id;
  }

  public Appeal appeal() {
    return appeal;
  }

  Person person() {
    return person;
  }

  /** Until when he says whether he is willing. */
  public Instant dueAt() {
    return dueAt;
  }

  /** Empty until he has said it. */
  public Optional<Boolean> isWilling() {
    return Optional.ofNullable(willing);
  }

  /** Whether he has a seat: he is willing, or has not said yet. */
  boolean isAsked() {
    return asksFor != null;
  }

  /** Whether he said that he is willing, and nobody has taken his seat. */
  public boolean isSitting() {
    return isAsked() && Boolean.TRUE.equals(willing);
  }

  /** Whether he finds what was decided right; empty until he has said it. */
  public Optional<Boolean> upholds() {
    return Optional.ofNullable(upholds);
  }

  /** Why he finds so; null until he has said it. */
  public String reason() {
    return reason;
  }
}
