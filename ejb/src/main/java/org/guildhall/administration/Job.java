package org.guildhall.administration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.guildhall.people.Person;

/**
 * A long work that runs, or ran lately.
 *
 * @param id tells it apart from all others; letters, digits and hyphens
 * @param title key of the text that says what it is, or, of a plugin, that text
 * @param arguments of that text
 * @param by who began it; null for the server itself, and for whom no directory knows
 * @param time when it began and ended
 * @param page path of the page that tells more, below the application's; null for none
 */
public record Job(
    String id,
    String title,
    List<Object> arguments,
    Person by,
    Time time,
    Progress progress,
    String page) {

  /** Where it stands. */
  public enum State {
    /** For its turn. */
    WAITING,
    RUNNING,
    /** Until somebody decides. */
    HELD,
    DONE,
    FAILED,
    CANCELLED
  }

  /** From when to when; null where that is not known, or not yet. */
  public record Time(Instant begunAt, Instant endedAt) {
    public static final Time UNKNOWN = new Time(null, null);
  }

  /**
   * How far it is.
   *
   * @param percent 0 to 100; negative where nothing tells
   * @param left how much longer it will take; null where nothing tells
   */
  public record Progress(State state, int percent, Duration left) {
    public Progress(State state) {
      this(state, -1, null);
    }
  }

  public Job {
    arguments = List.copyOf(arguments);
  }

  /** Whether it goes on by itself. */
  public boolean isUnderWay() {
    return progress.state == State.RUNNING || progress.state == State.WAITING;
  }
}
