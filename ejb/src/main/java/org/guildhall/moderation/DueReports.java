package org.guildhall.moderation;

import java.time.Instant;

/**
 * That reports stand about a post.
 *
 * @param post its id
 * @param reports how many
 * @param since when the first was made
 * @param neighbours how many leaders of other communities are asked to judge them; 0 where those of
 *     its own do
 */
public record DueReports(long post, long reports, Instant since, long neighbours) {
  /** Whether no leader of its community may judge. */
  public boolean isOutside() {
    return neighbours > 0;
  }
}
