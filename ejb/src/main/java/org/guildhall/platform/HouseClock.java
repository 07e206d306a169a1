package org.guildhall.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The one clock of the house, in UTC and in microseconds, the precision that the database keeps.
 *
 * <p>It can be told to stand at an instant while an action runs, so that history (a demo's, a
 * test's) is made by the very use cases that make the present; and in a demo, to run ahead of the
 * world.
 */
@ApplicationScoped
public class HouseClock extends Clock {
  private final ThreadLocal<Instant> stoppedAt = new ThreadLocal<>();
  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    var stopped = stoppedAt.get();
    var now = stopped == null ? Clock.systemUTC().instant().plus(ahead) : stopped;
    return now.truncatedTo(ChronoUnit.MICROS);
  }

  /** Runs ahead of the world from now on, in a demo: nobody else has a reason to. */
  public void run(Duration howFarAhead) {
    ahead = howFarAhead;
  }

  /** Runs the action on this thread with the clock standing at {@code instant}. */
  public void at(Instant instant, Runnable action) {
    var before = stoppedAt.get();
    stoppedAt.set(instant);
    try {
      action.run();
    } finally {
      if (before == null) {
        stoppedAt.remove();
      } else {
        stoppedAt.set(before);
      }
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Not offered: the house keeps UTC. */
  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the house keeps UTC");
  }
}
