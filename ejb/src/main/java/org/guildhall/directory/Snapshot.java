package org.guildhall.directory;

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
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.guildhall.people.Person;

/**
 * What a directory said at one time, and what that changed.
 *
 * <p>It is read, compared with what is known, and taken over; or it is refused for an error, or
 * held until somebody confirms it, because too many would leave or the reporting lines are in
 * doubt. Of one that was taken over the digest, the differences and the problems remain, of one
 * that was not, the rows too, until somebody has decided.
 */
@Entity
@Table(name = "directory_snapshot")
public class Snapshot {
  /** Where it stands in its life. */
  public enum State {
    READING,
    /** Waits for somebody to confirm or to discard it. */
    HELD,
    TAKEN_OVER,
    /** It has an error in it. */
    REFUSED,
    /** Somebody decided against it, or a later one came before anybody decided. */
    DISCARDED,
    /** The directory could not be read, or the server stopped meanwhile. */
    FAILED
  }

  private static final String LET_ON = "let-on";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_snapshot")
  @SequenceGenerator(
      name = "directory_snapshot",
      sequenceName = "directory_snapshot_seq",
      allocationSize = 50)
  private long id;

  @Version private long version;

  private String directory;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "broughtBy_id")
  private Person broughtBy;

  private Instant begunAt;
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  private State state = State.READING;

  private boolean complete;
  private String digest;
  private String mark;
  private long colleagues;
  private long added;
  private long altered;
  private long back;
  private long gone;
  private long workforce;
  private long problems;
  private long doubts;
  private String reason;
  private String argument;

  protected Snapshot() {}

  Snapshot(String directory, Person broughtBy, Instant now) {
    this.directory = directory;
    this.broughtBy = broughtBy;
    begunAt = now;
  }

  /**
   * How many people would come, be changed, come back and leave.
   *
   * @param workforce active colleagues before
   */
  record Counts(long added, long altered, long back, long gone, long workforce) {
    boolean isNone() {
      return added + altered + back + gone == 0;
    }
  }

  void read(long rows) {
    colleagues += rows;
  }

  void count(List<Problem> found) {
    problems += found.size();
    doubts += found.stream().filter(problem -> problem.gravity() == Problem.Gravity.DOUBT).count();
  }

  void heard(Directory.Reading reading, String digestOfAll) {
    complete = reading.complete();
    mark = reading.mark();
    digest = digestOfAll;
  }

  /** Says one thing more, as a client that tells of single people does: the digest is a chain. */
  void hear(Difference.Kind kind, String digestOfAll) {
    colleagues++;
    digest = digestOfAll;
    switch (kind) {
      case ADDED -> added++;
      case CHANGED -> altered++;
      case BACK -> back++;
      case GONE -> gone++;
    }
  }

  /** The client goes on: however many leave, nobody is asked again. */
  void letOn() {
    mark = LET_ON;
    state = State.TAKEN_OVER;
  }

  boolean isLetOn() {
    return LET_ON.equals(mark);
  }

  /** A snapshot that is added to all day. */
  void stayOpen(long active, Instant now) {
    workforce = active;
    takeOver(now);
  }

  void goOnAt(String newMark) {
    mark = newMark;
  }

  void counted(Counts counts) {
    added = counts.added();
    altered = counts.altered();
    back = counts.back();
    gone = counts.gone();
    workforce = counts.workforce();
  }

  void hold() {
    state = State.HELD;
  }

  void takeOver(Instant now) {
    end(State.TAKEN_OVER, now);
  }

  void refuse(Instant now) {
    end(State.REFUSED, now);
  }

  void discard(Instant now) {
    end(State.DISCARDED, now);
  }

  void fail(String key, String about, Instant now) {
    end(State.FAILED, now);
    reason = key;
    argument = about;
  }

  /** Whether another says the same. */
  boolean saysAs(Snapshot other) {
    return complete == other.complete && Objects.equals(digest, other.digest);
  }

  /** Whether another failed by itself for the same reason. */
  boolean failedAs(Snapshot other) {
    return other.state == State.FAILED
        && other.broughtBy == null
        && broughtBy == null
        && Objects.equals(reason, other.reason);
  }

  private void end(State last, Instant now) {
    state = last;
    endedAt = now;
  }

  public long id() {
    return id;
  }

  /** What the directory is called. */
  public String directory() {
    return directory;
  }

  /** Empty for the server itself, and for an administrator whom no directory knows. */
  public Optional<Person> broughtBy() {
    return Optional.ofNullable(broughtBy);
  }

  public Instant begunAt() {
    return begunAt;
  }

  /** Empty until it is decided. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  public State state() {
    return state;
  }

  /** Whether it told of everyone who works here. */
  public boolean isComplete() {
    return complete;
  }

  /** SHA-256 of all that it says, in hexadecimal; null while it is read. */
  public String digest() {
    return digest;
  }

  Optional<String> mark() {
    return Optional.ofNullable(mark);
  }

  /** How many people it tells of; while it is read, so far. */
  public long colleagues() {
    return colleagues;
  }

  /** How many come who were not known. */
  public long added() {
    return added;
  }

  /** How many change. */
  public long altered() {
    return altered;
  }

  /** How many come back who had left. */
  public long back() {
    return back;
  }

  /** How many leave. */
  public long gone() {
    return gone;
  }

  /** How many colleagues there were before. */
  public long workforce() {
    return workforce;
  }

  /** How many were left as they are. */
  public long unchanged() {
    return Math.max(0, colleagues - added - altered - back);
  }

  /** How many problems there were, also those beyond {@link Snapshots#PROBLEMS_KEPT}. */
  public long problems() {
    return problems;
  }

  /** How many of them somebody has to look at. */
  public long doubts() {
    return doubts;
  }

  /** Key of the text that tells why it failed; null where it did not. */
  public String reason() {
    return reason;
  }

  /** What that text tells in it. */
  public String argument() {
    return argument;
  }
}
