package org.guildhall.leadership;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guildhall.community.Community;

/**
 * What the elections of one community are at and come to, as far as it can be told today.
 *
 * @param phases in the order in which they begin; at least one
 */
public record Agenda(Community community, List<Phase> phases) {

  /** What goes on for a time. */
  public enum What {
    NOMINATIONS,
    VOTING,
    PROTEST,
    /** A moment: somebody leads no longer. */
    TERM_ENDS,
    CARETAKING,
    /** Members choose what becomes of a community that nobody leads. */
    CHOOSING
  }

  /**
   * A stretch of time.
   *
   * @param of why the election is held to which it belongs; empty where it belongs to none
   * @param expected whether it is only what comes if nothing is in the way: a vote that goes on for
   *     longer moves it
   */
  public record Phase(
      What what, Optional<Reason> of, Instant from, Instant until, boolean expected) {

    /** When it begins, or, if it has begun, when it ends. */
    public Instant next(Instant now) {
      return from.isAfter(now) ? from : until;
    }
  }

  public Agenda {
    phases = List.copyOf(phases);
  }

  /** When something happens next. */
  public Instant next(Instant now) {
    return phases.getFirst().next(now);
  }
}
