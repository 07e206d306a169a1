package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.story.ApiCaller.Answer;
import org.junit.jupiter.api.Test;

/** What programs say in conversations, once and in step with others. */
class ApiTalkStory extends Programs {
  @Test
  void conversationIsOpenedAnsweredAndAccepted() {
    var slug = open();
    var opened =
        ada.post(
            "/communities/" + slug + "/conversations",
            """
            {"kind":"question","title":"How do birds sleep?","body":"On *one* leg?",
             "tags":["Birds","sleep"]}\
            """);
    assertEquals(201, opened.status(), opened::toString);
    long id = opened.json().getJsonNumber("id").longValue();
    assertTrue(opened.header("Location").endsWith("/api/v1/conversations/" + id));
    assertEquals(List.of("birds", "sleep"), strings(opened.json(), "tags"));

    var reply = ben.post("/conversations/" + id + "/posts", body("With **half** a brain."));
    assertEquals(201, reply.status(), reply::toString);
    long post = reply.json().getJsonNumber("id").longValue();
    assertEquals("With **half** a brain.", reply.json().getString("bodyMarkdown"));
    assertEquals(
        "<p>With <strong>half</strong> a brain.</p>\n", reply.json().getString("bodyHtml"));
    assertTrue(reply.header("Location").endsWith("/api/v1/posts/" + post));

    var acceptance = "{\"postId\":" + post + "}";
    assertEquals(403, ben.put("/conversations/" + id + "/accepted", acceptance).status());
    assertEquals(204, ada.put("/conversations/" + id + "/accepted", acceptance).status());
    assertEquals(204, ada.put("/conversations/" + id + "/accepted", acceptance).status());
    assertEquals(403, ben.put("/posts/" + post + "/solved-mine").status());
    var cleo = ApiCaller.of(server, "cleo");
    assertEquals(204, cleo.put("/posts/" + post + "/solved-mine").status());
    assertEquals(204, cleo.put("/posts/" + post + "/solved-mine").status());

    var whole = cleo.get("/conversations/" + id).json();
    assertEquals("question", whole.getString("kind"));
    assertEquals(slug, whole.getJsonObject("community").getString("slug"));
    assertEquals("ada", whole.getJsonObject("author").getString("userName"));
    assertEquals(1, whole.getInt("replies"));
    assertTrue(whole.getBoolean("answered"));
    assertTrue(whole.isNull("next"));
    var posts = whole.getJsonArray("posts").getValuesAs(JsonObject.class);
    assertEquals(2, posts.size());
    assertFalse(posts.get(0).getBoolean("accepted"));
    assertTrue(posts.get(1).getBoolean("accepted"));
    assertTrue(posts.get(1).isNull("editedAt"));
    assertEquals(1, posts.get(1).getJsonObject("solvedMine").getInt("people"));
    assertTrue(posts.get(1).getJsonObject("solvedMine").getBoolean("me"));
    assertEquals(204, cleo.delete("/posts/" + post + "/solved-mine").status());
    assertEquals(204, cleo.delete("/posts/" + post + "/solved-mine").status());
    var taken = cleo.get("/posts/" + post).json().getJsonObject("solvedMine");
    assertEquals(0, taken.getInt("people"));
  }

  @Test
  void onlyAReplyOfThatConversationIsAccepted() {
    var id = question(open());
    for (var postId : List.of("999999999", "1")) {
      var answer = ada.put("/conversations/" + id + "/accepted", "{\"postId\":" + postId + "}");
      assertEquals(422, answer.status());
      assertEquals(List.of("postId"), answer.wrongFields());
    }
    assertEquals(404, ada.put("/conversations/999999999/accepted", "{\"postId\":1}").status());
  }

  @Test
  void whoIsNoMemberReadsAndDoesNotWrite() {
    var id = question(open());
    var elif = ApiCaller.of(server, "elif");
    assertEquals(200, elif.get("/conversations/" + id).status());
    var reply = elif.post("/conversations/" + id + "/posts", body("Hello"));
    assertEquals(403, reply.status());
    assertProblem(reply, "community.denied.not-member");
  }

  @Test
  void longConversationComesInPagesThatLeaveNothingOut() {
    var id = question(open());
    var written = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      written.add(
          ben.post("/conversations/" + id + "/posts", body("Reply " + i))
              .json()
              .get("id")
              .toString());
    }
    var read = new ArrayList<String>();
    var path = "/conversations/" + id + "?limit=3";
    var next = path;
    for (var page = ada.get(next).json(); ; page = ada.get(next).json()) {
      read.addAll(ApiCaller.each(page, "posts", "id"));
      if (page.isNull("next")) {
        break;
      }
      next = path + "&cursor=" + page.getString("next");
    }
    assertEquals(written, read.subList(1, read.size()));
  }

  @Test
  void conversationsOfACommunityComeTheLiveliestFirst() {
    var slug = open();
    var first = question(slug);
    var second = question(slug);
    ben.post("/conversations/" + first + "/posts", body("Alive"));
    var page = ada.get("/communities/" + slug + "/conversations?limit=1").json();
    assertEquals(List.of(Long.toString(first)), ApiCaller.each(page, "items", "id"));
    var rest =
        ada.get("/communities/" + slug + "/conversations?limit=1&cursor=" + page.getString("next"))
            .json();
    assertEquals(List.of(Long.toString(second)), ApiCaller.each(rest, "items", "id"));
    assertTrue(rest.isNull("next"));
  }

  @Test
  void editOnTopOfATextThatWasNotSeenIsRefused() {
    var id = question(open());
    var made = ben.post("/conversations/" + id + "/posts", body("one"));
    var path = "/posts/" + made.json().get("id");
    assertEquals("\"1\"", made.header("ETag"));
    var read = ben.get(path);
    assertEquals("\"1\"", read.header("ETag"));
    assertEquals(304, ben.with("If-None-Match", "\"1\"").get(path).status());

    var two = ben.with("If-Match", "\"1\"").put(path, body("two"));
    assertEquals(200, two.status(), two::toString);
    assertEquals("\"2\"", two.header("ETag"));
    assertEquals("two", two.json().getString("bodyMarkdown"));
    assertFalse(two.json().isNull("editedAt"));

    var stale = ben.with("If-Match", "\"1\"").put(path, body("three"));
    assertEquals(412, stale.status());
    assertEquals("\"2\"", stale.header("ETag"));
    assertProblem(stale, "conversation.edit.conflict");
    assertEquals(412, ben.with("If-Match", "W/\"2\"").put(path, body("three")).status());
    assertEquals(400, ben.with("If-Match", "2").put(path, body("three")).status());
    assertEquals(200, ben.with("If-Match", "\"9\", \"2\"").put(path, body("three")).status());
    assertEquals(200, ben.with("If-Match", "*").put(path, body("four")).status());
    assertEquals("\"5\"", ben.put(path, body("five")).header("ETag"));
    assertEquals(403, ada.put(path, body("mine")).status());
    assertEquals(404, ada.put("/posts/999999999", body("mine")).status());
  }

  @Test
  void whatIsKnownAlreadyIsNotSentAgain() {
    var id = question(open());
    var first = ada.get("/conversations/" + id);
    var again = ada.with("If-None-Match", first.header("ETag")).get("/conversations/" + id);
    assertEquals(304, again.status());
    assertEquals("", again.http().body());
    ben.post("/conversations/" + id + "/posts", body("News"));
    var changed = ada.with("If-None-Match", first.header("ETag")).get("/conversations/" + id);
    assertEquals(200, changed.status());
    assertNotEquals(first.header("ETag"), changed.header("ETag"));
  }

  @Test
  void sameKeyMakesNothingTwice() {
    var slug = open();
    var name = UUID.randomUUID().toString();
    var key = ada.with("Idempotency-Key", name);
    var conversation =
        "{\"kind\":\"discussion\",\"title\":\"Once\",\"body\":\"Once.\",\"tags\":[]}";
    var path = "/communities/" + slug + "/conversations";
    var made = key.post(path, conversation);
    var again = key.post(path, conversation);
    assertEquals(201, again.status(), again::toString);
    assertEquals(made.json().get("id"), again.json().get("id"));
    assertEquals(made.header("Location"), again.header("Location"));
    assertEquals(1, ada.get(path).json().getJsonArray("items").size());

    var replies = "/conversations/" + made.json().get("id") + "/posts";
    var reply = key.post(replies, body("Once"));
    assertEquals(reply.json().get("id"), key.post(replies, body("Once")).json().get("id"));
    var other = key.post(replies, body("Twice"));
    assertEquals(422, other.status());
    assertEquals(List.of("Idempotency-Key"), other.wrongFields());
    // Another's key is another key, whatever it says.
    var bens = ben.with("Idempotency-Key", name).post(replies, body("Mine"));
    assertEquals(201, bens.status());
    assertEquals(2, ada.get("/conversations/" + made.json().get("id")).json().getInt("replies"));
    // Whoever comes second with another content makes nothing, however close behind.
    var race = ben.with("Idempotency-Key", UUID.randomUUID().toString());
    var raced =
        Stream.of("one", "two", "three", "four")
            .parallel()
            .map(text -> race.post(replies, body(text)).status())
            .toList();
    assertEquals(1, raced.stream().filter(status -> status == 201).count(), raced::toString);
    assertEquals(3, raced.stream().filter(status -> status == 422).count(), raced::toString);
    // What was made is found again after it was edited.
    ada.put("/posts/" + reply.json().get("id"), body("Once, edited"));
    assertEquals(reply.json().get("id"), key.post(replies, body("Once")).json().get("id"));
  }

  @Test
  void eightAtOnceWithOneKeyMakeOneThing() throws Exception {
    var name = unique();
    var key = ada.with("Idempotency-Key", UUID.randomUUID().toString());
    var founded = atOnce(() -> key.post("/communities", founding(name)));
    assertEquals(Set.of(201), statuses(founded), founded::toString);
    assertEquals(1, founded.stream().map(a -> a.json().getString("slug")).distinct().count());

    var id = question(open());
    var replies = atOnce(() -> key.post("/conversations/" + id + "/posts", body("Once")));
    assertEquals(Set.of(201), statuses(replies), replies::toString);
    assertEquals(1, replies.stream().map(a -> a.json().get("id")).distinct().count());
    assertEquals(1, ada.get("/conversations/" + id).json().getInt("replies"));

    var slug = open();
    var conversation = "{\"kind\":\"question\",\"title\":\"Once\",\"body\":\"Once.\"}";
    var path = "/communities/" + slug + "/conversations";
    var opened = atOnce(() -> key.post(path, conversation));
    assertEquals(Set.of(201), statuses(opened), opened::toString);
    assertEquals(1, ada.get(path).json().getJsonArray("items").size());
  }

  @Test
  void keyIsVisibleAsciiOfAtMost255Characters() {
    var path = "/conversations/" + question(open()) + "/posts";
    for (var bad : List.of("with space", "x".repeat(256))) {
      var answer = ada.with("Idempotency-Key", bad).post(path, body("x"));
      assertEquals(400, answer.status(), bad);
      assertEquals(List.of("Idempotency-Key"), answer.wrongFields());
    }
    assertEquals(201, ada.with("Idempotency-Key", "x".repeat(255)).post(path, body("x")).status());
  }

  private static List<String> strings(JsonObject of, String list) {
    return of.getJsonArray(list).stream()
        .map(JsonValue::toString)
        .map(text -> text.replace("\"", ""))
        .toList();
  }

  private static Set<Integer> statuses(List<Answer> answers) {
    return answers.stream().map(Answer::status).collect(Collectors.toSet());
  }

  /** Eight callers who start together. */
  private static List<Answer> atOnce(Callable<Answer> call) throws Exception {
    try (var callers = Executors.newFixedThreadPool(8)) {
      var answers = new ArrayList<Answer>();
      for (var future : callers.invokeAll(Stream.generate(() -> call).limit(8).toList())) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
