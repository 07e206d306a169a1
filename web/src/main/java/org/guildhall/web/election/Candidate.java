package org.guildhall.web.election;

import java.util.Map;
import org.guildhall.conversation.Contribution;
import org.guildhall.leadership.Candidacy;
import org.guildhall.people.PersonId;

/**
 * Someone who stands, as voters see him.
 *
 * @param statement as HTML that is safe to show
 * @param did what he did here; null where the page does not tell
 */
public record Candidate(Candidacy candidacy, String statement, Contribution did) {
  static Candidate of(
      Candidacy candidacy, String statement, boolean tells, Map<PersonId, Contribution> did) {
    var id = candidacy.person().id();
    var nothing = new Contribution(id, 0, 0, 0);
    return new Candidate(candidacy, statement, tells ? did.getOrDefault(id, nothing) : null);
  }
}
