package org.guildhall.web.api;

import java.time.Instant;
import java.util.List;
import org.guildhall.moderation.Case;

/**
 * The reports on a post, for whoever judges them.
 *
 * @param voices how many independent voices they are, counted no further than is enough
 * @param outside whether leaders of other communities judge, drawn by lot
 */
public record ShownCase(
    long post,
    ShownName author,
    String bodyMarkdown,
    int voices,
    boolean outside,
    List<Reported> reports) {

  /** A report, without who made it. */
  public record Reported(ShownClause clause, String note, Instant reportedAt) {}

  static ShownCase of(Case open) {
    return new ShownCase(
        open.post().id().value(),
        ShownName.of(open.post().author()),
        open.post().body(),
        open.voices(),
        open.isOutside(),
        open.reports().stream()
            .map(one -> new Reported(ShownClause.of(one.clause()), one.note(), one.reportedAt()))
            .toList());
  }
}
