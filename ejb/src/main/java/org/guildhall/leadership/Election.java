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
import org.guildhall.people.Crowd;
import org.guildhall.people.Person;

/**
 * How a community chooses who leads it.
 *
 * <p>It opens by itself with {@linkplain ElectionState#NOMINATIONS nominations}, goes on to
 * {@linkplain ElectionState#VOTING voting} and {@linkplain ElectionState#PROTEST protest}, and is
 * {@linkplain ElectionState#FINAL final} or {@linkplain ElectionState#VOID void}. A recall begins
 * with voting. Only {@link ElectionCalendar} moves it, and a community has at most one that runs.
 */
@Entity
@Table(name = "election")
public class Election {
  public static final int MOST_SEATS = 3;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "election")
  @SequenceGenerator(name = "election", sequenceName = "election_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "community_id")
  private Community community;

  private Long runningIn;

  @Enumerated(EnumType.STRING)
  private Reason reason;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "subject_id")
  private Person subject;

  private int seats;

  @Enumerated(EnumType.STRING)
  private ElectionState state;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private Instant openedAt;
  private Instant nominationsUntil;
  private Instant votingFrom;
  private Instant votingUntil;
  private Instant protestUntil;
  private Instant endedAt;
  private boolean nominationsExtended;
  private boolean votingExtended;
  private int rollSize;
  private int turnout;
  private Instant turnoutAt;
  private String publicKey;

  protected Election() {}

  Election(Community community, Reason reason, int seats, Instant now, Instant nominationsUntil) {
    this.community = community;
    runningIn = community.id().value();
    this.reason = reason;
    this.seats = seats;
    state = ElectionState.NOMINATIONS;
    openedAt = now;
    this.nominationsUntil = nominationsUntil;
  }

  /** Whether a leader shall stay; there is nobody to nominate. */
  static Election recall(Community community, Person subject, Instant now) {
    var recall = new Election(community, Reason.RECALL, 1, now, now);
    recall.subject = subject;
    return recall;
  }

  void extendNominations(Instant until) {
    nominationsExtended = true;
    nominationsUntil = until;
  }

  void openBox(Instant now, Instant until, int voters, String key) {
    state = ElectionState.VOTING;
    votingFrom = now;
    votingUntil = until;
    rollSize = voters;
    turnoutAt = now;
    publicKey = key;
  }

  void extendVoting(Instant until) {
    votingExtended = true;
    votingUntil = until;
  }

  void tellTurnout(int voters, Instant now) {
    turnout = voters;
    turnoutAt = now;
  }

  void closeBox(Outcome counted, Instant until) {
    state = ElectionState.PROTEST;
    outcome = counted;
    protestUntil = until;
  }

  void end(ElectionState end, Outcome finalOutcome, Instant now) {
    state = end;
    outcome = finalOutcome;
    endedAt = now;
    runningIn = null;
  }

  public ElectionId id() {
    return new ElectionId(id);
  }

  public Community community() {
    return community;
  }

  public Reason reason() {
    return reason;
  }

  public boolean isRecall() {
    return reason == Reason.RECALL;
  }

  /** Everyone in a community that has just opened is new. */
  public boolean isFounding() {
    return reason == Reason.FOUNDING;
  }

  /** Whom a recall is about. */
  public Optional<Person> subject() {
    return Optional.ofNullable(subject);
  }

  /** How many leaders are chosen; 1 to {@link #MOST_SEATS}. */
  public int seats() {
    return seats;
  }

  public ElectionState state() {
    return state;
  }

  /** Until when it is in its state; of one that is over, since when. */
  Instant stateUntil() {
    return switch (state) {
      case NOMINATIONS -> nominationsUntil;
      case VOTING -> votingUntil;
      case PROTEST -> protestUntil;
      case FINAL, VOID -> endedAt;
    };
  }

  /** Known from the close of the box on; a void one may have ended before. */
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Instant nominationsUntil() {
    return nominationsUntil;
  }

  public boolean areNominationsExtended() {
    return nominationsExtended;
  }

  public Optional<Instant> votingFrom() {
    return Optional.ofNullable(votingFrom);
  }

  /** From this instant on no ballot is taken. */
  public Optional<Instant> votingUntil() {
    return Optional.ofNullable(votingUntil);
  }

  public boolean isVotingExtended() {
    return votingExtended;
  }

  public Optional<Instant> protestUntil() {
    return Optional.ofNullable(protestUntil);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** How many may vote; 0 before the roll is frozen. */
  public int rollSize() {
    return rollSize;
  }

  /** Whether so many may vote that the turnout may be told. */
  public boolean isTurnoutTold() {
    return Crowd.hides(rollSize);
  }

  /** How many of them have asked for their credential, as of {@link #turnoutAt()}. */
  public int turnout() {
    return turnout;
  }

  public Optional<Instant> turnoutAt() {
    return Optional.ofNullable(turnoutAt);
  }

  /** Against which credentials are checked, a JWK (RFC 7517); empty before voting. */
  public Optional<String> publicKey() {
    return Optional.ofNullable(publicKey);
  }
}
