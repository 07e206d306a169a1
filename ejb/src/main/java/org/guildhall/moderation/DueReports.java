package org.guildhall.moderation;

import java.time.Instant;

/**
 * That reports stand about a post.
 *
 * @param post its id
 * @param reports how many
 * @param since when the first was made
 */
public record DueReports(long post, long reports, Instant since) {}
