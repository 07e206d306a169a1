package org.guildhall.search;

import java.time.Instant;

/**
 * How the index is.
 *
 * @param open whether it answers and takes changes
 * @param documents how many entries a search sees now
 * @param lastCommit when changes were last made durable
 * @param lastError what went wrong last, or null if nothing did since it was opened
 */
public record IndexStatus(boolean open, int documents, Instant lastCommit, String lastError) {}
