package org.guildhall.leadership;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.guildhall.people.Bosses;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;

/**
 * That someone whom the directory shows as a boss says it is wrong.
 *
 * <p>He may stand at once, under reserve. HR has some days to answer: no takes him off the ballot,
 * silence counts as yes, and everyone can see which it was. It covers what the directory said that
 * day and no more: who becomes a boss in another way is one.
 */
@Entity
@Table(name = "correction")
public class Correction {
  /** Longest text and longest reason, in UTF-16 units. */
  public static final int TEXT_MAX = 1000;

  /** How far it has come. */
  public enum State {
    /** HR has time to answer. */
    ASKED,
    /** HR says that the directory is wrong. */
    GRANTED,
    /** HR says that the directory is right. */
    REFUSED,
    /** HR let the time pass: that counts as yes. */
    UNANSWERED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "correction")
  @SequenceGenerator(name = "correction", sequenceName = "correction_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "election_id")
  private Election election;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_id")
  private Person person;

  private String text;
  private String title;

  @ElementCollection
  @CollectionTable(name = "correction_report", joinColumns = @JoinColumn(name = "correction_id"))
  @Column(name = "personId")
  private Set<Long> reports = new HashSet<>();

  private Instant askedAt;
  private Instant dueAt;
  private Boolean granted;
  private String reason;
  private Instant answeredAt;

  protected Correction() {}

  Correction(Election election, Bosses.Ground disputed, String text, Instant now, Instant dueAt) {
    this.election = election;
    person = disputed.person();
    title = disputed.title().orElse(null);
    disputed.reports().forEach(report -> reports.add(report.value()));
    this.text = text;
    askedAt = now;
    this.dueAt = dueAt;
  }

  void answer(boolean isGranted, String why, Instant now) {
    granted = isGranted;
    reason = why;
    answeredAt = now;
  }

  /** Whether the directory says no more than what is disputed, and HR has not refused. */
  boolean covers(Bosses.Ground ground) {
    boolean sameTitle = ground.title().isEmpty() || ground.title().get().equals(title);
    return !Boolean.FALSE.equals(granted)
        && sameTitle
        && ground.reports().stream().map(PersonId::value).allMatch(reports::contains);
  }

  public State state(Instant now) {
    if (granted == null) {
      return now.isBefore(dueAt) ? State.ASKED : State.UNANSWERED;
    }
    return granted ? State.GRANTED : State.REFUSED;
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

  /** What he says of it. */
  public String text() {
    return text;
  }

  public Instant askedAt() {
    return askedAt;
  }

  /** From when silence counts as yes. */
  public Instant dueAt() {
    return dueAt;
  }

  /** What HR says; empty until it answers. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }
}
