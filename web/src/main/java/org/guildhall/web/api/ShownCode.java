package org.guildhall.web.api;

import java.time.Instant;
import java.util.List;
import org.guildhall.moderation.code.Code;
import org.guildhall.moderation.code.CodeProposal;

/**
 * A community's code of conduct, as it holds.
 *
 * @param proposal on which members vote now; null where there is none
 */
public record ShownCode(
    int version, Instant adoptedAt, List<ShownClause> clauses, Proposed proposal) {

  /**
   * A change on which members vote.
   *
   * @param clause that would change or go; null: a new one is proposed
   * @param text what it would say; null: it would go
   */
  public record Proposed(
      long id,
      ShownClause clause,
      String text,
      String severity,
      String reason,
      ShownName proposer,
      Instant closesAt) {}

  static ShownCode of(Code code, CodeProposal proposal) {
    return new ShownCode(
        code.number(),
        code.adoptedAt(),
        code.clauses().stream().map(ShownClause::of).toList(),
        proposal == null ? null : proposed(proposal));
  }

  private static Proposed proposed(CodeProposal one) {
    return new Proposed(
        one.id(),
        ShownClause.of(one.clause().orElse(null)),
        one.text(),
        one.severity() == null ? null : JsonBody.word(one.severity()),
        one.reason(),
        ShownName.of(one.proposer()),
        one.closesAt());
  }
}
