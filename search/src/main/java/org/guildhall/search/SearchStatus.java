package org.guildhall.search;

import java.time.Instant;

/**
 * How search is.
 *
 * @param ready whether the index is open, was built whole once, and can be kept in step
 * @param documents how many entries a search sees now
 * @param waiting how much news is not in the index yet
 * @param building whether the index is being built anew
 * @param built how many entries the present or last building has brought in
 * @param toBuild of how many
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
    Instant lastCommit,
    String problem) {}
