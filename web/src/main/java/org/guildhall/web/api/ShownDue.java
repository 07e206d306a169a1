package org.guildhall.web.api;

import java.time.Instant;
import org.guildhall.moderation.DueReports;

/**
 * That reports wait on a leader's desk.
 *
 * @param post the id of the post
 * @param reports how many
 * @param since when the first was made
 */
public record ShownDue(long post, long reports, Instant since) {
  static ShownDue of(DueReports due) {
    return new ShownDue(due.post(), due.reports(), due.since());
  }
}
