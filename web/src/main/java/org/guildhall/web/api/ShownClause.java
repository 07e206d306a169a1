package org.guildhall.web.api;

import java.util.List;
import org.guildhall.moderation.code.Clause;

/**
 * A clause of a code of conduct.
 *
 * @param texts what it says, in each language in which somebody wrote it
 */
public record ShownClause(long id, int position, String severity, List<Said> texts) {
  /**
   * What it says in a language.
   *
   * @param language an IETF tag
   */
  public record Said(String language, String text) {}

  static ShownClause of(Clause clause) {
    return clause == null
        ? null
        : new ShownClause(
            clause.id(),
            clause.position(),
            JsonBody.word(clause.severity()),
            clause.texts().entrySet().stream()
                .map(one -> new Said(one.getKey(), one.getValue()))
                .toList());
  }
}
