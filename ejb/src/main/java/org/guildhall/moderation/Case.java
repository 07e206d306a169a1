package org.guildhall.moderation;

import java.util.Comparator;
import java.util.List;
import org.guildhall.conversation.Post;
import org.guildhall.moderation.code.Clause;

/**
 * What whoever judges has before him: the post and the reports on it, without the names of those
 * who made them.
 *
 * @param voices how many independent voices they are, counted no further than is enough
 * @param isOutside whether neighbours judge, and not a leader of its community
 */
public record Case(Post post, List<Report> reports, int voices, boolean isOutside) {
  /** The clauses that the reports name, each once, in the order of the code. */
  public List<Clause> clauses() {
    return reports.stream()
        .map(Report::clause)
        .distinct()
        .sorted(Comparator.comparing(Clause::position))
        .toList();
  }
}
