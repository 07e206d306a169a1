package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guildhall.leadership.count.Lot;
import org.guildhall.people.Bosses;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;

/**
 * What the entries of a record say, kind by kind; the words of the format stand here and only here.
 */
@ApplicationScoped
class RecordContents {
  @Inject private Elections elections;
  @Inject private Corrections corrections;
  @Inject private LeadershipSettings settings;
  @Inject private Bosses bosses;

  /** {@code opened}: why, for how many seats, by which rules. */
  JsonObject opened(Election election) {
    var content =
        Json.createObjectBuilder()
            .add("election", election.id().value())
            .add("community", election.community().slug())
            .add("reason", word(election.reason()))
            .add("seats", election.seats())
            .add("method", election.seats() == 1 ? "schulze" : "scottish-stv")
            .add("settings", settings.told());
    election.subject().ifPresent(leader -> content.add("subject", leader.userName()));
    return content.build();
  }

  /** {@code extended}: until when instead, and for which reason. */
  JsonObject extended(String what, Instant until, String reason) {
    return Json.createObjectBuilder().add(what, until.toString()).add("reason", reason).build();
  }

  /** {@code candidates}: everyone who put himself forward, as he stands from now on. */
  JsonObject candidates(Election election, Instant now) {
    var disputed = corrections.of(election);
    var all = Json.createArrayBuilder();
    elections.candidacies(election).forEach(one -> all.add(candidate(one, disputed, now)));
    return Json.createObjectBuilder().add("candidates", all).build();
  }

  private static JsonObjectBuilder candidate(
      Candidacy candidacy, Map<PersonId, Correction> disputed, Instant now) {
    var person = candidacy.person();
    var promises = Json.createArrayBuilder();
    for (var promise : candidacy.promises()) {
      promises.add(
          Json.createObjectBuilder()
              .add("text", promise.text())
              .add("due", promise.dueOn().toString()));
    }
    var told =
        Json.createObjectBuilder()
            .add("userName", person.userName())
            .add("name", person.name())
            .add("statement", candidacy.statement())
            .add("promises", promises)
            // No manager is known: he counts as no boss, and everybody may know on what ground.
            .add("managerKnown", person.manager() != null);
    var correction = disputed.get(person.id());
    if (correction != null) {
      told.add("correction", word(correction.state(now)));
    }
    candidacy.struckFor().ifPresent(rule -> told.add("struckFor", rule));
    return told;
  }

  /** {@code roll}: who may vote, as hashes; who watches; the key and the share in the lot. */
  JsonObject roll(
      Election election,
      List<Person> voters,
      List<Person> wardens,
      Collection<String> commitments) {
    return Json.createObjectBuilder()
        .add("size", voters.size())
        .add("rollHash", CanonicalJson.hash(CanonicalJson.of(userNames(voters).build())))
        .add("directoryHash", CanonicalJson.hash(CanonicalJson.of(directory(voters).build())))
        .add("wardens", userNames(wardens))
        .add("publicKey", read(election.publicKey().orElseThrow()))
        .add("commitments", Json.createArrayBuilder(commitments))
        .add("votingUntil", election.votingUntil().orElseThrow().toString())
        .build();
  }

  private static JsonArrayBuilder userNames(List<Person> persons) {
    return Json.createArrayBuilder(persons.stream().map(Person::userName).toList());
  }

  /** What of the directory decides who may stand, of everybody on the roll. */
  private JsonArrayBuilder directory(List<Person> voters) {
    var leading = bosses.among(voters);
    var facts = Json.createArrayBuilder();
    for (var voter : voters) {
      facts.add(
          Json.createObjectBuilder()
              .add("userName", voter.userName())
              .add("boss", leading.contains(voter.id()))
              .add("managerKnown", voter.manager() != null));
    }
    return facts;
  }

  /** {@code box}: how many credentials and ballots there were, and the hash of the closed box. */
  JsonObject box(Election election, ClosedBox box, int ballots) {
    return Json.createObjectBuilder()
        .add("credentials", elections.countCredentials(election))
        .add("ballotCount", ballots)
        .add("boxHash", box.hash())
        .build();
  }

  /** {@code result}: the count, with its numbers where the ballots are enough to hide behind. */
  JsonObject result(
      Election election, List<String> candidates, Verdict verdict, Lot lot, int ballots) {
    return Json.createObjectBuilder(verdict.json(lot, ballots >= ClosedBox.FEWEST_PUBLISHED))
        .add("candidates", Json.createArrayBuilder(candidates))
        .add("outcome", word(election.outcome().orElseThrow()))
        .build();
  }

  /** {@code protest}: what was found wrong, and what the wardens say to it. */
  JsonObject protest(Protest protest) {
    var reasons = Json.createArrayBuilder();
    elections.opinions(protest).forEach(opinion -> reasons.add(opinion.reason()));
    return Json.createObjectBuilder()
        .add("ground", word(protest.ground()))
        .add("madeAt", protest.madeAt().toString())
        .add("outcome", protest.isUpheld() ? "upheld" : "dismissed")
        .add("reasons", reasons)
        .build();
  }

  /** {@code final} and {@code void}. */
  JsonObject end(Outcome outcome) {
    return Json.createObjectBuilder().add("outcome", word(outcome)).build();
  }

  /** As records and programs write a constant. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonObject read(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
