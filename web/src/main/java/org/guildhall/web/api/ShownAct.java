package org.guildhall.web.api;

import java.time.Instant;
import org.guildhall.moderation.Act;

/**
 * A line of the ledger: what was decided about a post. It tells neither what that says nor who
 * reported it.
 *
 * @param clause null for a legal take-down
 * @param legalReason null for everything else
 * @param reversedAt null: it stands
 */
public record ShownAct(
    long id,
    String outcome,
    String decidedBy,
    ShownClause clause,
    String legalReason,
    Instant decidedAt,
    Instant reversedAt) {
  static ShownAct of(Act act) {
    return new ShownAct(
        act.id(),
        JsonBody.word(act.outcome()),
        JsonBody.word(act.decidedBy()),
        ShownClause.of(act.clause()),
        act.legalReason() == null ? null : JsonBody.word(act.legalReason()),
        act.decidedAt(),
        act.reversedAt().orElse(null));
  }
}
