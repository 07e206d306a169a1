package org.guildhall.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How search is.
 *
 * @param ready whether the index is open, was built whole once, and can be kept in step
 * @param documents how many entries a search sees now
 * @param waiting how much news is not in the index yet
 * @param building whether the index is being built anew, or is about to be
 * @param built how many entries the present or last building has brought in
 * @param toBuild of how many; 0 before it has begun
 * @param worked how long the present or last building has taken so far
 * @param lastCommit when changes were last made durable; null if none ever were
 * @param problem what went wrong last and has not gone well since, or null
 */
public record SearchStatus(
    boolean ready,
    int documents,
    long waiting,
    boolean building,
    long built,
    long toBuild,
    Duration worked,
    Instant lastCommit,
    String problem) {

  /** How far the building is, 0 to 100; never 100 before it has ended. */
  public int percent() {
    return building ? (int) (toBuild == 0 ? 0 : Math.min(99, 100 * built / toBuild)) : 100;
  }

  /** How much longer it will take at the pace it had so far; empty where nothing tells. */
  public Optional<Duration> left() {
    return building && built > 0
        ? Optional.of(worked.multipliedBy(Math.max(toBuild - built, 0)).dividedBy(built))
        : Optional.empty();
  }
}
