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
import org.guildhall.people.Person;

/**
 * That a person leads a community for a time.
 *
 * <p>It is {@linkplain State#COMING coming} from the election on, {@linkplain State#RUNNING runs}
 * when its day has come, and is {@linkplain State#OVER over} at its end or before. A leader who
 * becomes a boss {@linkplain State#HANDOVER hands over}. One that falls to a person because the
 * leader before him went is {@linkplain State#OFFERED offered} first.
 */
@Entity
@Table(name = "term")
public class Term {
  /** How far it has come. */
  public enum State {
    /** He is asked whether he is willing. */
    OFFERED,
    /** He was elected; the term before his is not over yet. */
    COMING,
    RUNNING,
    /** He leads on for a while, without power over reports, until another is elected. */
    HANDOVER,
    OVER
  }

  /** Why it is over. */
  public enum Ending {
    /** Its time had come. */
    EXPIRED,
    STEPPED_DOWN,
    LEFT_COMMUNITY,
    LEFT_FIRM,
    BECAME_BOSS,
    RECALLED,
    /** He was offered it, and did not take it. */
    DECLINED,
    /** He was elected, and may not lead when his term begins. */
    INELIGIBLE
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "term")
  @SequenceGenerator(name = "term", sequenceName = "term_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "community_id")
  private Community community;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_id")
  private Person person;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "election_id")
  private Election election;

  @Enumerated(EnumType.STRING)
  private State state;

  private Instant offeredAt;
  private Instant beginsAt;
  private Instant endsAt;
  private boolean provisional;
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  private Ending ending;

  protected Term() {}

  Term(Election election, Person person, State state, Instant beginsAt, Instant endsAt) {
    community = election.community();
    this.person = person;
    this.election = election;
    this.state = state;
    this.beginsAt = beginsAt;
    this.endsAt = endsAt;
    provisional = election.outcome().filter(Outcome.PROVISIONAL::equals).isPresent();
  }

  /** For the rest of the term of a leader who went. */
  static Term offered(Election election, Person person, Instant now, Instant endsAt) {
    var term = new Term(election, person, State.OFFERED, now, endsAt);
    term.offeredAt = now;
    return term;
  }

  void begin(Instant now) {
    state = State.RUNNING;
    beginsAt = now;
  }

  void handOver(Instant until) {
    state = State.HANDOVER;
    endsAt = until.isBefore(endsAt) ? until : endsAt;
  }

  void end(Ending why, Instant now) {
    state = State.OVER;
    ending = why;
    endedAt = now;
  }

  public long id() {
    return id;
  }

  public Community community() {
    return community;
  }

  public Person person() {
    return person;
  }

  public Election election() {
    return election;
  }

  public State state() {
    return state;
  }

  public boolean leads() {
    return state == State.RUNNING || state == State.HANDOVER;
  }

  /** When he was asked whether he is willing; empty when he was elected himself. */
  public Optional<Instant> offeredAt() {
    return Optional.ofNullable(offeredAt);
  }

  public Instant beginsAt() {
    return beginsAt;
  }

  public Instant endsAt() {
    return endsAt;
  }

  /** Whether too few voters ranked him above reopening nominations for a whole term. */
  public boolean isProvisional() {
    return provisional;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  public Optional<Ending> ending() {
    return Optional.ofNullable(ending);
  }
}
