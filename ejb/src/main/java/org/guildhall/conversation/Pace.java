package org.guildhall.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.people.PersonId;
import org.guildhall.platform.BusinessException;

/**
 * How fast one person may write: some posts at once, and then one after the other. Who floods is
 * told to wait, and keeps what he wrote; nothing is queued, and nobody judges it.
 *
 * <p>It is the generic cell rate algorithm (ITU-T I.371, annex A): of each person one instant is
 * kept, at which all that he wrote so far would have been due. In the memory of this server: it
 * forgets with it.
 */
@ApplicationScoped
class Pace {
  /** So many persons are kept before those are forgotten who are not too fast. */
  private static final int MANY = 10_000;

  private final ConcurrentHashMap<PersonId, Instant> due = new ConcurrentHashMap<>();

  private final Clock clock;
  private final int atOnce;
  private final Duration every;

  /** Its proxy has no numbers. */
  protected Pace() {
    this(null, 1, Duration.ofSeconds(1));
  }

  @Inject
  Pace(
      Clock clock,
      @ConfigProperty(name = "guildhall.conversation.posts-at-once", defaultValue = "20")
          int atOnce,
      @ConfigProperty(name = "guildhall.conversation.post-every", defaultValue = "PT10S")
          Duration every) {
    if (atOnce < 1) {
      throw new IllegalStateException(
          "guildhall.conversation.posts-at-once must be at least 1: " + atOnce);
    }
    if (!every.isPositive()) {
      throw new IllegalStateException(
          "guildhall.conversation.post-every must be more than nothing: " + every);
    }
    this.clock = clock;
    this.atOnce = atOnce;
    this.every = every;
  }

  /**
   * Counts one post more.
   *
   * @throws BusinessException when he is too fast, with the seconds that he has to wait; then it is
   *     not counted
   */
  void count(PersonId author) {
    var now = clock.instant();
    if (due.size() > MANY) {
      due.values().removeIf(then -> then.isBefore(now));
    }
    due.compute(author, (person, then) -> next(then, now));
  }

  private Instant next(Instant then, Instant now) {
    // Later than that it cannot be: the clock was moved, as a demo's may be.
    var latest = now.plus(every.multipliedBy(atOnce));
    boolean isKnown = then != null && then.isAfter(now) && !then.isAfter(latest);
    var from = isKnown ? then : now;
    var wait = Duration.between(now, from).minus(every.multipliedBy(atOnce - 1L));
    if (wait.isPositive()) {
      throw new BusinessException("conversation.pace", wait.plusMillis(999).toSeconds());
    }
    return from.plus(every);
  }
}
