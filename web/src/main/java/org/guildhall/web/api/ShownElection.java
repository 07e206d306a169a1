package org.guildhall.web.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.leadership.Candidacy;
import org.guildhall.leadership.Correction;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.RollEntry;
import org.guildhall.people.PersonId;
import org.guildhall.platform.Decision;

/**
 * An election, and what the reader is in it.
 *
 * @param subject whom a recall is about; else null
 * @param outcome null until the box is closed
 * @param publicKey a JWK (RFC 7517); null until voting opens
 * @param rollSize how many may vote; 0 until voting opens
 * @param turnout how many of them have asked for a credential, as told last; null where fewer than
 *     five may vote
 * @param mayStand whether the reader may put himself forward now
 * @param mayStandNot the rule that says no; null where he may
 * @param onRoll whether the reader may vote here
 * @param credentialIssued whether a credential was issued in his name
 */
public record ShownElection(
    long id,
    ShownPlace community,
    String reason,
    ShownName subject,
    int seats,
    String state,
    String outcome,
    Instant openedAt,
    Instant nominationsUntil,
    Instant votingFrom,
    Instant votingUntil,
    Instant protestUntil,
    Instant endedAt,
    List<Candidate> candidates,
    JsonObject publicKey,
    int rollSize,
    Integer turnout,
    Instant turnoutAt,
    boolean mayStand,
    String mayStandNot,
    boolean onRoll,
    boolean credentialIssued,
    String url) {

  /**
   * Who put himself forward.
   *
   * @param stands whether he can be ranked
   * @param struckFor the rule that took him off the ballot; null while he stands
   * @param correction whether he says that the directory wrongly shows him as a boss: asked,
   *     granted, refused or unanswered; null where he does not
   */
  public record Candidate(
      String userName,
      String name,
      String statement,
      List<Promised> promises,
      boolean stands,
      String struckFor,
      String correction) {

    static Candidate of(Candidacy candidacy, Correction correction, Instant now) {
      return new Candidate(
          candidacy.person().userName(),
          candidacy.person().name(),
          candidacy.statement(),
          candidacy.promises().stream()
              .map(promise -> new Promised(promise.text(), promise.dueOn()))
              .toList(),
          candidacy.stands(),
          candidacy.struckFor().orElse(null),
          correction == null ? null : JsonBody.word(correction.state(now)));
    }
  }

  /** What he promises, and by when. */
  public record Promised(String text, LocalDate due) {}

  static ShownElection of(
      Election election,
      List<Candidacy> candidacies,
      Map<PersonId, Correction> corrections,
      Instant now,
      Optional<RollEntry> entry,
      Decision mayStand,
      Answers answers) {
    return new ShownElection(
        election.id().value(),
        new ShownPlace(election.community().slug(), election.community().name()),
        JsonBody.word(election.reason()),
        election.subject().map(ShownName::of).orElse(null),
        election.seats(),
        JsonBody.word(election.state()),
        election.outcome().map(JsonBody::word).orElse(null),
        election.openedAt(),
        election.nominationsUntil(),
        election.votingFrom().orElse(null),
        election.votingUntil().orElse(null),
        election.protestUntil().orElse(null),
        election.endedAt().orElse(null),
        candidacies.stream()
            .map(one -> Candidate.of(one, corrections.get(one.person().id()), now))
            .toList(),
        election.publicKey().map(ShownElection::json).orElse(null),
        election.rollSize(),
        election.isTurnoutTold() ? election.turnout() : null,
        election.turnoutAt().orElse(null),
        mayStand.isAllowed(),
        mayStand.reason(),
        entry.isPresent(),
        entry.filter(RollEntry::isIssued).isPresent(),
        answers.page("/election/show", "id", election.id()));
  }

  private static JsonObject json(String key) {
    try (var reader = Json.createReader(new StringReader(key))) {
      return reader.readObject();
    }
  }
}
