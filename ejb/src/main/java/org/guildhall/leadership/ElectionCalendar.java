package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.guildhall.community.CommunityId;

/**
 * What time does to elections, terms and gaps. A turn looks at everything and takes every step that
 * is due; it may be made by two at once, or again after a crash, without harm. What fails in one
 * community stops no other, and is tried again at the next turn.
 */
@ApplicationScoped
public class ElectionCalendar {
  private static final Logger LOG = System.getLogger(ElectionCalendar.class.getName());

  /** After so long a sleep, several steps may be due one after the other. */
  private static final int MOST_STEPS = 10;

  @Inject private ElectionSteps electionSteps;
  @Inject private TermSteps termSteps;
  @Inject private GapSteps gapSteps;
  @Inject private SigningKeys signingKeys;
  @Inject private Clock clock;

  private final ReadWriteLock house = new ReentrantReadWriteLock();

  /**
   * That it looked at everything.
   *
   * @param failed whether something could not be done, which the log tells
   */
  record Turn(Instant begunAt, Instant endedAt, boolean failed) {}

  private volatile Turn last;

  /** Makes a turn. */
  public void turn() {
    with(house.readLock(), this::lookAtAll);
  }

  /** The last turn since the server was started; empty before the first. */
  Optional<Turn> lastTurn() {
    return Optional.ofNullable(last);
  }

  /** Does something between two turns, such as the making of a past that would seem overdue. */
  public void between(Runnable action) {
    with(house.writeLock(), action);
  }

  private static void with(Lock lock, Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  /** When an election or a caretaking is due next; terms come and go between them. */
  public Optional<Instant> next() {
    return Stream.concat(electionSteps.dueTimes().stream(), gapSteps.dueTimes().stream())
        .min(Comparator.naturalOrder());
  }

  private void lookAtAll() {
    var begunAt = clock.instant();
    int failed = 1;
    try {
      failed =
          each("election", electionSteps::running, this::advance)
              + each("term", termSteps::due, termSteps::look)
              + each("petition", gapSteps::petitions, gapSteps::lookAtPetition)
              + each("caretaking", gapSteps::caretakings, gapSteps::conclude)
              + each("community", termSteps::vacant, id -> termSteps.fill(new CommunityId(id)))
              + each(
                  "erasure", electionSteps::toErase, id -> electionSteps.erase(new ElectionId(id)));
    } finally {
      last = new Turn(begunAt, clock.instant(), failed > 0);
    }
  }

  private void advance(long id) {
    for (int step = 0; step < MOST_STEPS && advance(new ElectionId(id)); step++) {
      LOG.log(Level.INFO, "election {0} took a step at {1}", id, clock.instant());
    }
  }

  private boolean advance(ElectionId id) {
    if (electionSteps.opensBox(id)) {
      signingKeys.prepare();
    }
    return electionSteps.advance(id);
  }

  /** Looks at all of them; gives back how many failed. */
  private static int each(String what, Supplier<List<Long>> ids, LongConsumer step) {
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
}
