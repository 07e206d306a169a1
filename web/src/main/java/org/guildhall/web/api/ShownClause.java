package org.guildhall.web.api;

import java.util.Map;
import org.guildhall.moderation.code.Clause;

/**
 * A clause of a code of conduct.
 *
 * @param texts what it says, by the language in which somebody wrote it
 */
public record ShownClause(long id, int position, String severity, Map<String, String> texts) {
  static ShownClause of(Clause clause) {
    return clause == null
        ? null
        : new ShownClause(
            clause.id(), clause.position(), JsonBody.word(clause.severity()), clause.texts());
  }
}
