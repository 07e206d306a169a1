package org.guildhall.web.api;

import java.time.Instant;
import org.guildhall.leadership.Election;

/**
 * An election in a list.
 *
 * @param outcome null until the box is closed
 */
public record ListedElection(
    long id,
    String reason,
    int seats,
    String state,
    String outcome,
    Instant openedAt,
    Instant nominationsUntil,
    Instant votingFrom,
    Instant votingUntil,
    Instant protestUntil,
    Instant endedAt,
    String url) {

  static ListedElection of(Election election, Answers answers) {
    return new ListedElection(
        election.id().value(),
        JsonBody.word(election.reason()),
        election.seats(),
        JsonBody.word(election.state()),
        election.outcome().map(JsonBody::word).orElse(null),
        election.openedAt(),
        election.nominationsUntil(),
        election.votingFrom().orElse(null),
        election.votingUntil().orElse(null),
        election.protestUntil().orElse(null),
        election.endedAt().orElse(null),
        answers.page("/election/show", "id", election.id()));
  }
}
