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
import java.util.stream.Stream;
import org.guildhall.administration.Job;
import org.guildhall.administration.Turns;
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

  private final Turns turns = new Turns();

  /** Makes a turn. */
  public void turn() {
    with(house.readLock(), () -> turns.make(clock, this::lookAtAll));
  }

  List<Job> jobs() {
    return turns.jobs("elections", "/administration/elections");
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

  private int lookAtAll() {
    return Turns.each("election", electionSteps::running, this::advance)
        + Turns.each("term", termSteps::due, termSteps::look)
        + Turns.each("petition", gapSteps::petitions, gapSteps::lookAtPetition)
        + Turns.each("caretaking", gapSteps::caretakings, gapSteps::conclude)
        + Turns.each("community", termSteps::vacant, id -> termSteps.fill(new CommunityId(id)))
        + Turns.each(
            "erasure", electionSteps::toErase, id -> electionSteps.erase(new ElectionId(id)));
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
}
