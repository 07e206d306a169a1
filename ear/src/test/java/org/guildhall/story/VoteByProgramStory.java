package org.guildhall.story;

import static java.util.stream.Collectors.toMap;
import static org.guildhall.story.YoungCommunity.NOMINATIONS;
import static org.guildhall.story.YoungCommunity.VOTING;
import static org.guildhall.story.YoungCommunity.VOTING_EXTENSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guildhall.story.ApiCaller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Voting as a program does it: signed in for the credential, as nobody for the ballot. */
@ExtendWith(MovedServer.class)
class VoteByProgramStory {
  private static final List<String> OTHERS =
      List.of("cleo", "irina", "dmitri", "lena", "joao", "elif", "pekka", "priya", "rafael");

  private static final List<String> FOUNDERS =
      Stream.concat(Stream.of("ada", "ben"), OTHERS.stream()).toList();

  private static final JsonArray NOBODY = JsonValue.EMPTY_JSON_ARRAY;

  private GuildhallServer server;
  private YoungCommunity community;

  @BeforeEach
  void boxIsOpen(GuildhallServer moved) {
    server = moved;
    community = open();
  }

  private YoungCommunity open() {
    var young = new YoungCommunity(server, FOUNDERS);
    young.stands("ada", "ben");
    young.pass(NOMINATIONS);
    return young;
  }

  @Test
  void whatIsRepeatedIsAnsweredTheSame() {
    var program = community.program("cleo");
    var signed = program.ask();
    assertEquals(200, signed.status(), signed::toString);
    assertEquals(signed.body(), program.ask().body());

    var cast = program.cast("ada", "RON");
    assertEquals(200, cast.status(), cast::toString);
    assertTrue(code(cast).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}"), code(cast));
    assertEquals(cast.body(), program.cast("ada", "RON").body());
    assertEquals(cast.body(), program.cast("ben=ada").body());
    assertEquals(signed.body(), program.ask().body());
  }

  @Test
  void voterAloneIsToldThatACredentialWasIssuedInHisName() {
    assertFalse(read("cleo").getBoolean("credentialIssued"));
    community.vote(List.of("cleo"), "ada");
    var cleo = read("cleo");
    assertTrue(cleo.getBoolean("onRoll"));
    assertTrue(cleo.getBoolean("credentialIssued"));
    assertFalse(read("irina").getBoolean("credentialIssued"));
    // Not even the number tells who has just asked.
    assertEquals(0, cleo.getInt("turnout"));
  }

  private JsonObject read(String userName) {
    return community.as(userName).get("/elections/" + community.election()).json();
  }

  @Test
  void credentialIsIssuedForOneMessageOnly() {
    var program = community.program("cleo");
    var signed = program.ask();
    var second = community.program("cleo").ask();
    assertRefused(second, 422, "election.credential.issued");
    assertTrue(second.json().getString("detail").contains("another message"), second::toString);
    assertEquals(signed.body(), program.ask().body());
    assertEquals(200, program.cast("ada").status());
  }

  @Test
  void whatCanBeNoBlindedMessageIsNotSigned() {
    var ask = "/elections/" + community.election() + "/credential";
    var octets = Base64.getUrlDecoder().decode(community.program("cleo").blinded()).length;
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var all = new byte[octets];
    for (var blinded :
        List.of("", "AQAB", "not base64!", encoder.encodeToString(all), high(encoder, all))) {
      var body = Json.createObjectBuilder().add("blinded", blinded).build().toString();
      var refused = community.as("cleo").post(ask, body);
      assertRefused(refused, 422, "election.credential.malformed");
      assertEquals(List.of("blinded"), refused.wrongFields());
    }
    // None of it counts as the one message that is signed.
    assertEquals(200, community.program("cleo").ask().status());
  }

  /** A number above any modulus of that length. */
  private static String high(Base64.Encoder encoder, byte[] octets) {
    var high = octets.clone();
    Arrays.fill(high, (byte) 0xff);
    return encoder.encodeToString(high);
  }

  @Test
  void whoIsNotOnTheRollGetsNoCredential() {
    var late = community.as("zoe");
    assertEquals(204, late.put("/communities/" + community.slug() + "/members/me").status());
    for (var userName : List.of("zoe", "farid")) {
      assertFalse(read(userName).getBoolean("onRoll"), userName);
      assertRefused(community.program(userName).ask(), 403, "election.denied.roll");
    }
    assertEquals(
        401,
        ApiCaller.ofNobody(server)
            .post("/elections/" + community.election() + "/credential", "{\"blinded\":\"AQAB\"}")
            .status());
  }

  @Test
  void onlyWhatThisElectionSignedIsACredential() {
    var program = community.program("cleo");
    var other = community.program("irina");
    var elsewhere = open().program("cleo");
    var forged = "A".repeat(program.signature().length());
    var ranking = VotingProgram.ranking("ada");
    for (var refused :
        List.of(
            program.cast(program.token(), forged, ranking),
            program.cast(program.token(), other.signature(), ranking),
            program.cast(elsewhere.token(), elsewhere.signature(), ranking),
            program.cast(program.token(), "", ranking),
            program.cast("", program.signature(), ranking),
            program.cast("AQAB", program.signature(), ranking),
            program.cast("?", "?", ranking))) {
      assertRefused(refused, 403, "election.denied.credential");
    }
    assertEquals(200, program.cast(program.token(), program.signature(), ranking).status());
  }

  @Test
  void ballotThatRanksAStrangerOrSomeoneTwiceOrNobodyIsRefused() {
    var program = community.program("cleo");
    assertNamed(program.cast("ada", "nobody.known"), "election.ballot.unknown", "nobody.known");
    // A member who does not stand is a stranger, too.
    assertNamed(program.cast("irina"), "election.ballot.unknown", "irina");
    assertNamed(program.cast("ada", "ben", "ada"), "election.ballot.twice", "ada");
    assertNamed(program.cast("RON=RON"), "election.ballot.twice", "RON");
    for (var empty : List.of(NOBODY, Json.createArrayBuilder().add(NOBODY).build())) {
      assertNamed(
          program.cast(program.token(), program.signature(), empty), "election.ballot.empty", "");
    }
    assertEquals(200, program.cast("ada").status());
  }

  private static void assertNamed(Answer answer, String rule, String named) {
    assertRefused(answer, 422, rule);
    assertEquals(List.of("ranking"), answer.wrongFields());
    assertTrue(answer.json().getString("detail").contains(named), answer::toString);
  }

  /** With ten ballots or more the record shows them all, so one can see which one counted. */
  @Test
  void lastBallotWithATokenCountsAndCountsOnce() {
    var programs = OTHERS.stream().map(community::program).toList();
    var codes = programs.stream().map(program -> code(program.cast("ben"))).sorted().toList();
    programs.forEach(program -> assertEquals(200, program.cast("ada", "RON").status()));
    var all = Stream.concat(codes.stream(), Stream.of(code(community.program("ben").cast("ben"))));
    community.pass(VOTING);

    var ada = community.as("ada");
    var election = "/elections/" + community.election();
    assertEquals("elected", ada.get(election).json().getString("outcome"));
    assertEquals(OTHERS.size() + 1, ada.get(election).json().getInt("turnout"));
    var record = ada.get(election + "/record").json();
    var box = record.getJsonObject("box");
    assertEquals(
        all.sorted().toList(),
        box.getJsonArray("codes").getValuesAs(JsonString::getString).stream().sorted().toList());
    assertEquals(
        Map.of("[[\"ada\"],[\"RON\"]]", OTHERS.size(), "[[\"ben\"]]", 1),
        box.getJsonArray("ballots").getValuesAs(JsonObject.class).stream()
            .collect(
                toMap(
                    ballot -> ballot.getJsonArray("ranking").toString(),
                    ballot -> ballot.getInt("count"))));
  }

  @Test
  void closedBoxTakesAndSignsNothing() {
    var program = community.program("cleo");
    assertEquals(200, program.cast("ada").status());
    var late = community.program("irina");
    community.pass(VOTING);
    // Too few voted, so it goes on once.
    assertEquals(200, program.cast("ada").status());
    community.pass(VOTING_EXTENSION);
    assertRefused(program.cast("ben"), 403, "election.denied.box-closed");
    assertRefused(program.ask(), 403, "election.denied.box-closed");
    assertRefused(late.ask(), 403, "election.denied.box-closed");
  }

  private static String code(Answer cast) {
    return cast.json().getString("trackingCode");
  }

  private static void assertRefused(Answer answer, int status, String rule) {
    assertEquals(status, answer.status(), answer::toString);
    assertEquals("urn:guildhall:problem:" + rule, answer.json().getString("type"));
    assertTrue(answer.header("Content-Type").startsWith("application/problem+json"));
  }
}
