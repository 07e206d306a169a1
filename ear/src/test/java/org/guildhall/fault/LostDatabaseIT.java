package org.guildhall.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.guildhall.database.Postgres;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server on PostgreSQL, which goes away and comes back. */
class LostDatabaseIT {
  private static final Duration SOON = Duration.ofSeconds(90);

  /** Waiting for a connection, and a slow machine. */
  private static final Duration BOUND = Duration.ofSeconds(25);

  private static final Duration A_START = Duration.ofMinutes(2);
  private static final int KILLS = 2;
  private static final int WEEKS_TO_THE_END = 3;

  private static Postgres postgres;
  private static GuildhallServer server;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start(Postgres.Version.POSTGRESQL_18);
    server = GuildhallServer.empty("lost-database", Map.of(), postgres.empty());
    KilledServerIT.survives(server, KILLS);
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
    postgres.close();
  }

  /** The demo's own, whose box is open: voters, box, count and record lie in this database too. */
  @Test
  void electionGoesItsWayInThisDatabase() {
    var farid = ApiCaller.of(server, "farid");
    var path = "/communities/cycling-to-work/elections";
    var election = farid.get(path).json().getJsonArray("items").getJsonObject(0);
    assertEquals("voting", election.getString("state"));
    var id = "/elections/" + election.getInt("id");
    for (int weeks = 0; weeks < WEEKS_TO_THE_END; weeks++) {
      assertEquals(200, farid.post("/demo/clock", "{\"advance\":\"P7D\"}").status());
    }
    assertEquals("final", farid.get(id).json().getString("state"));
    var record = farid.get(id + "/record").json();
    var entries = record.getJsonArray("entries").getValuesAs(JsonObject.class);
    assertEquals("final", entries.getLast().getString("kind"));
    var counted =
        entries.stream().filter(entry -> entry.getString("kind").equals("box")).findFirst();
    assertEquals(
        counted.orElseThrow().getJsonObject("content").getInt("ballotCount"),
        record.getJsonObject("box").getJsonArray("codes").size());
  }

  /**
   * What cards ask of a database, this one answers too: some is said differently here and there.
   */
  @Test
  void cardGoesItsWayInThisDatabase() {
    var ada = ApiCaller.of(server, "ada");
    var ben = ApiCaller.of(server, "ben");
    var question =
        ada.post(
            "/communities/developers/conversations",
            """
            {"kind": "question", "title": "Where is the badge printer?", "body": "I need a badge.",
             "tags": ["badges"]}
            """);
    var conversation = "/conversations/" + question.json().getInt("id");
    var reply = ben.post(conversation + "/posts", "{\"body\": \"Third floor, by the lift.\"}");
    var source = "{\"postId\": " + reply.json().getInt("id") + "}";
    var post = Integer.toString(reply.json().getInt("id"));
    assertEquals(204, ada.put(conversation + "/accepted", source).status());
    assertTrue(
        ApiCaller.each(ada.get("/cards/proposals").json(), "items", "postId").contains(post));
    var captured = ada.post("/cards", source);
    assertEquals(201, captured.status(), captured.body());
    var id = Integer.toString(captured.json().getInt("id"));
    var card = "/cards/" + id;
    assertFalse(
        ApiCaller.each(ada.get("/cards/proposals").json(), "items", "postId").contains(post));
    var second =
        ada.put(
            card,
            """
            {"question": "Where is the badge printer?", "answer": "Second floor.", "tags": []}
            """);
    assertEquals(200, second.status(), second.body());
    assertEquals(
        1, ada.get(card + "/revisions").json().getJsonArray("items").size(), second.body());
    assertEquals(204, ben.put(card + "/doubts/me", "{\"reason\": \"It moved.\"}").status());
    assertTrue(ApiCaller.each(ada.get("/cards/waiting").json(), "items", "id").contains(id));
    assertEquals(204, ada.post(card + "/reviews", "{}").status());
    var cleo = ApiCaller.of(server, "cleo");
    assertEquals(204, cleo.put(card + "/solved-mine").status());
    assertEquals(1, cleo.get(card).json().getJsonObject("solvedMine").getInt("people"));
    var listed = ada.get("/cards?community=developers").json();
    assertTrue(ApiCaller.each(listed, "items", "id").contains(id));
    assertEquals(204, ada.put(card + "/retirement", "{\"reason\": \"No more.\"}").status());
    assertEquals("No more.", ben.get(card).json().getString("retiredFor"));
  }

  @Test
  void databaseThatComesBackIsUsedAgainAndNothingIsLost() throws Exception {
    var administrator = Client.as(server, "farid");
    var ada = Client.as(server, "ada");
    var ledger = new Ledger();
    var writer = new Writer("ada", ada, ledger, 1);
    var before = IndexPage.agreeing(administrator, SOON).posts("Developers");
    var thread = new Thread(writer);
    thread.start();
    Wait.until(SOON, "some posts", () -> ledger.size() > 10);
    postgres.kill();
    thread.join();
    Wait.until(SOON, "health to tell", () -> server.status("/health/ready") == 503);
    var health = administrator.get("/health/ready").body();
    assertTrue(health.contains("\"name\":\"database\""), health);
    assertTrue(health.contains("\"reason\":"), health);
    assertEquals(200, server.status("/health/live"));
    for (var path : new String[] {"home", "community/show?slug=developers", "search?q=build"}) {
      var start = System.nanoTime();
      var page = ada.get("/guildhall/" + path);
      assertEquals(500, page.statusCode(), path);
      assertTrue(page.body().contains("<h1>Something went wrong here</h1>"), page.body());
      assertTrue(page.body().contains("class=\"ref\""), page.body());
      assertFalse(page.body().contains("Exception"), page.body());
      assertTrue(System.nanoTime() - start < BOUND.toNanos(), path + " took too long");
    }
    postgres.start();
    Wait.until(SOON, "the server to be ready again", server::isReady);
    writer.sendAgain();
    ledger.verify(Map.of("ada", ada), ledger.conversations());
    var now = IndexPage.agreeing(administrator, SOON).posts("Developers");
    assertEquals(before + ledger.size(), now);
  }

  @Test
  void serverThatStartsBeforeItsDatabaseWaitsForIt() throws Exception {
    server.stop();
    postgres.kill();
    server.launch();
    Wait.until(A_START, "the server to ask in vain", LostDatabaseIT::asksInVain);
    assertNotEquals(200, server.status("/health/ready"));
    postgres.start();
    Wait.until(A_START, "the server to be ready", server::isReady);
    assertTrue(IndexPage.agreeing(Client.as(server, "farid"), SOON).agrees());
  }

  private static boolean asksInVain() {
    var log = server.data().resolveSibling("output/guildhall/logs/messages.log");
    try {
      return Files.exists(log) && Files.readString(log).contains("Retrying in");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
