package org.guildhall.administration;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * What a timer does in turns: in each it looks at everything and takes every step that is due. What
 * fails stops nothing else, and is tried again at the next turn.
 */
public final class Turns {
  private static final Logger LOG = System.getLogger(Turns.class.getName());

  private volatile Turn last;

  private record Turn(Instant begunAt, Instant endedAt, Job.State state) {}

  /**
   * Makes a turn.
   *
   * @param work gives back how many steps failed, which the log tells
   */
  public void make(Clock clock, IntSupplier work) {
    var begunAt = clock.instant();
    last = new Turn(begunAt, null, Job.State.RUNNING);
    var state = Job.State.FAILED;
    try {
      state = work.getAsInt() == 0 ? Job.State.DONE : Job.State.FAILED;
    } finally {
      last = new Turn(begunAt, clock.instant(), state);
    }
  }

  /** Takes a step for each of those; gives back how many failed. */
  public static int each(String what, Supplier<List<Long>> ids, LongConsumer step) {
    int failed = 0;
    for (var id : ids.get()) {
      try {
        step.accept(id);
      } catch (RuntimeException e) {
        failed++;
        LOG.log(Level.ERROR, () -> "the step of " + what + " " + id + " failed", e);
      }
    }
    return failed;
  }

  /**
   * The latest turn since the server was started; none before the first.
   *
   * @param id of the job, whose title is the text {@code job.} and that
   * @param page as {@link Job#page()}
   */
  public List<Job> jobs(String id, String page) {
    var turn = last;
    return turn == null
        ? List.of()
        : List.of(
            new Job(
                id,
                "job." + id,
                List.of(),
                null,
                new Job.Time(turn.begunAt, turn.endedAt),
                new Job.Progress(turn.state),
                page));
  }
}
