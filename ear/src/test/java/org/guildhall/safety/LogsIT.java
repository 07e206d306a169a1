package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guildhall.database.Database;
import org.guildhall.database.Postgres;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.FilledForm;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * That logs tell what happens, and nothing that people write or are called: all that is written
 * here says one word, which must be in none of them, also where the database refuses it.
 */
class LogsIT {
  private static final String WORD = "quagga7e21";
  private static final String SENTENCE = "Nobody has seen a " + WORD + " since then.";
  private static final int MOST_LINES = 12;
  private static final int WIDTH = 300;

  private static Postgres postgres;
  private static Database database;
  private static GuildhallServer server;

  @BeforeAll
  static void start() throws IOException {
    postgres = Postgres.start(Postgres.Version.POSTGRESQL_18);
    database = postgres.empty();
    var settings = Map.of("GUILDHALL_TRACE", "*=info:eclipselink.sql=all");
    server = GuildhallServer.empty("logs", settings, database);
    server.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
    postgres.close();
  }

  @AfterEach
  void noLogTellsIt() throws IOException {
    var telling = new ArrayList<String>();
    var folder = server.data().resolveSibling("output/guildhall/logs");
    try (var files = Files.walk(folder)) {
      for (var file :
          Stream.concat(files.filter(Files::isRegularFile), Stream.of(server.console())).toList()) {
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        text.lines()
            .filter(line -> line.contains(WORD))
            .map(line -> name(folder, file) + ": " + around(line))
            .forEach(telling::add);
      }
    }
    assertEquals("", String.join("\n", telling.stream().limit(MOST_LINES).toList()));
  }

  private static String name(Path folder, Path file) {
    return file.startsWith(folder) ? folder.relativize(file).toString() : "console.log";
  }

  private static String around(String line) {
    int from = Math.max(0, line.indexOf(WORD) - WIDTH);
    return line.substring(from, Math.min(line.length(), from + 2 * WIDTH));
  }

  private static ApiCaller as(String userName) {
    return ApiCaller.of(server, userName);
  }

  private static String json(String... fieldsAndValues) {
    var object = Json.createObjectBuilder();
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      object.add(fieldsAndValues[i], fieldsAndValues[i + 1]);
    }
    return object.build().toString();
  }

  private static String opening(String title) {
    return json("kind", "question", "title", title, "body", SENTENCE);
  }

  private static Answer opened(String title) {
    return as("ada").post("/communities/developers/conversations", opening(title));
  }

  private static void assertStatus(int status, Answer answer) {
    assertEquals(status, answer.status(), answer::toString);
  }

  @Test
  void whatPeopleWriteAndLookForIsInNoLog() {
    var opened = opened("Where is the " + WORD + "?");
    assertStatus(201, opened);
    var conversation = "/conversations/" + opened.json().getInt("id");
    var replied = as("ben").post(conversation + "/posts", json("body", SENTENCE));
    assertStatus(201, replied);
    var post = "/posts/" + replied.json().getInt("id");
    assertStatus(201, as("ada").post("/cards", "{\"postId\":" + replied.json().getInt("id") + "}"));
    var clause = as("ada").get("/communities/developers/code").json().getJsonArray("clauses");
    var report =
        Json.createObjectBuilder()
            .add("clause", clause.getJsonObject(0).getInt("id"))
            .add("note", SENTENCE);
    assertStatus(204, as("ada").post(post + "/reports", report.build().toString()));
    assertStatus(200, as("ada").get("/search?q=" + WORD));
    assertStatus(200, as("ada").post("/preview", json("body", SENTENCE)));
    var session = ApiCaller.signedIn(server, "ada");
    for (var page : List.of("search?q=", "conversation/tagged?tag=", "person/list?q=")) {
      assertStatus(200, session.get(ApiCaller.SERVER + "/guildhall/" + page + WORD));
    }
  }

  @Test
  void whatIsRefusedIsInNoLog() {
    assertStatus(422, opened(WORD.repeat(50)));
    assertStatus(400, opened(WORD + "\u0000"));
    var path = "/communities/developers/conversations";
    assertStatus(400, as("ada").post(path, "{\"title\":\"" + WORD));
    assertStatus(400, as("ada").post(path, "{\"title\":[\"" + WORD + "\"]}"));
    assertStatus(
        415,
        as("ada")
            .with("Content-Type", "text/" + WORD)
            .call("POST", path, BodyPublishers.ofString(WORD)));
    assertStatus(404, as("ada").get("/conversations/" + WORD));
    assertStatus(404, as("ada").get("/" + WORD));
    assertStatus(404, as("ada").get("/communities/" + WORD));
    assertStatus(400, as("ada").get("/search?q=x&cursor=" + WORD));
    as("ada").with("If-Match", "\"" + WORD + "\"").put("/posts/1", json("body", WORD));
    as("ada")
        .with("Idempotency-Key", WORD.repeat(50))
        .post("/conversations/1/posts", json("body", "x"));
    as("ada").with("Accept-Language", WORD).with("Accept", "text/" + WORD).get("/me");
  }

  @Test
  void whatAPageRefusesIsInNoLog() {
    var session = ApiCaller.signedIn(server, "ada");
    for (var page :
        List.of(WORD, WORD + ".xhtml", "conversation/" + WORD, "conversation/show?id=" + WORD)) {
      assertStatus(404, session.get(ApiCaller.SERVER + "/guildhall/" + page));
    }
    var open = "/guildhall/conversation/open?community=developers";
    var typed =
        Map.of("kind", "IDEA", "title", "", "body", SENTENCE, "tags", WORD, "submission", WORD);
    assertStatus(200, session.press(open, "opening", "send", typed));
    assertStatus(
        400,
        session
            .with("Content-Type", "application/x-www-form-urlencoded")
            .call(
                "POST",
                ApiCaller.SERVER + open,
                BodyPublishers.ofString("jakarta.faces.ViewState=" + WORD + "&opening=opening")));
    session.with("Cookie", "JSESSIONID=" + WORD).get(ApiCaller.SERVER + "/guildhall/home");
  }

  @Test
  void passwordsTokensAndWhatOtherProgramsBringAreInNoLog() {
    var nobody = ApiCaller.ofNobody(server);
    nobody
        .with("Content-Type", "application/x-www-form-urlencoded")
        .call(
            "POST",
            ApiCaller.SERVER + "/guildhall/j_security_check",
            BodyPublishers.ofString("j_username=ada&j_password=" + WORD));
    for (var shown : List.of("Bearer " + WORD, "Basic " + WORD, WORD)) {
      for (var path : List.of("api/v1/me", "scim/v2/Users", "feed/community/developers")) {
        assertStatus(
            401, nobody.with("Authorization", shown).get(ApiCaller.SERVER + "/guildhall/" + path));
      }
    }
    var client = nobody.with("Authorization", "Bearer " + GuildhallServer.SCIM_TOKEN);
    var users = ApiCaller.SERVER + "/guildhall/scim/v2/Users";
    var person =
        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"quentin\","
            + "\"name\":{\"givenName\":\""
            + WORD
            + "\",\"familyName\":\""
            + WORD
            + "\"}}";
    assertStatus(201, client.post(users, person));
    assertStatus(400, client.post(users, "{\"userName\":\"" + WORD));
    assertStatus(400, client.get(users + "?filter=userName%20xx%20%22" + WORD + "%22"));
  }

  private static Answer directory(String rows) {
    var header =
        "employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,country\n";
    var parts = new Parts();
    FilledForm.of("directory", "send", Map.of()).forEach(parts::field);
    parts.file("file", WORD + ".csv", (header + rows).getBytes(StandardCharsets.UTF_8));
    return ApiCaller.signedIn(server, "farid")
        .with("Content-Type", parts.type())
        .call("POST", ApiCaller.SERVER + "/guildhall/administration/directory", parts.whole());
  }

  @Test
  void namesInADirectoryAreInNoLog() {
    assertStatus(
        302, directory("Q1," + WORD + ",Person,quagga1,q@example.com,T,,Tests,Turin,IT\n"));
    assertStatus(302, directory("Q2," + WORD + ",,," + WORD + ",T,Q9,Tests,Turin,IT\n"));
  }

  @Test
  void whatTheDatabaseRefusesIsInNoLog() {
    database.run("create unique index said_once on conversation (title)");
    database.run(
        "alter table person add constraint named check (familyName not like 'quagga%') not valid");
    assertStatus(201, opened("The last " + WORD));
    assertStatus(500, opened("The last " + WORD));
    var session = ApiCaller.signedIn(server, "ada");
    var typed =
        Map.of(
            "kind",
            "IDEA",
            "title",
            "The last " + WORD,
            "body",
            SENTENCE,
            "tags",
            "",
            "submission",
            "once");
    assertStatus(
        500,
        session.press(
            "/guildhall/conversation/open?community=developers", "opening", "send", typed));
    assertTrue(
        directory("Q3,Quentin," + WORD + ",quagga3,q@example.com,T,,Tests,Turin,IT\n").status()
            >= 300);
  }
}
