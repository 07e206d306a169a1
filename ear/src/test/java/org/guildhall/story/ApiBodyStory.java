package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.guildhall.story.ApiCaller.Answer;
import org.junit.jupiter.api.Test;

/** What programs send that cannot be read or kept, and what they are told. */
class ApiBodyStory extends Programs {
  @Test
  void bodyThatCannotBeReadIsRefusedAndNamesItsFields() {
    var path = "/conversations/" + question(open()) + "/posts";
    assertRefused(400, List.of("body"), ada.post(path, "{}"));
    assertRefused(400, List.of("body"), ada.post(path, "{\"body\":null}"));
    assertRefused(400, List.of("body"), ada.post(path, "{\"body\":5}"));
    assertRefused(400, List.of("body"), ada.post(path, "{\"body\":[\"x\"]}"));
    assertRefused(400, List.of("body"), ada.post(path, "{\"body\":\"x\",\"body\":\"y\"}"));
    assertRefused(400, List.of("boddy"), ada.post(path, "{\"body\":\"x\",\"boddy\":\"y\"}"));
    assertRefused(422, List.of("body"), ada.post(path, body(" \n\t ")));
    assertRefused(422, List.of("body"), ada.post(path, body("x".repeat(20_001))));
    for (var bad :
        List.of("", "[]", "\"x\"", "null", "{\"body\":", "{\"body\":\"x\"} {}", "{'body':'x'}")) {
      assertEquals(400, ada.post(path, bad).status(), bad);
    }
    assertEquals(400, ada.post(path, deep(50_000)).status());
    assertEquals(400, ada.post(path, deep(33)).status());
    assertRefused(400, List.of("body"), ada.post(path, deep(20)));
    assertEquals(
        400, ada.post(path, BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xff})).status());
    assertRefused(
        400,
        List.of("kind", "tags"),
        ada.post(
            "/communities/developers/conversations",
            "{\"kind\":\"gossip\",\"title\":\"x\",\"body\":\"x\",\"tags\":[1]}"));
    assertRefused(
        400, List.of("postId"), ada.put("/conversations/1/accepted", "{\"postId\":1e999999999}"));
    assertRefused(400, List.of("postId"), ada.put("/conversations/1/accepted", "{\"postId\":-1}"));
  }

  @Test
  void tooMuchIsRefusedWhetherItSaysSoOrNot() {
    var large = ("{\"body\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
    var path = "/conversations/1/posts";
    assertProblem(ada.post(path, BodyPublishers.ofByteArray(large)), "too-large");
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
    var answer = ada.post(path, chunked);
    assertEquals(413, answer.status());
    assertProblem(answer, "too-large");
  }

  @Test
  void onlyJsonIsTakenAndGiven() {
    var form = BodyPublishers.ofString("body=x");
    assertEquals(
        415,
        ada.with("Content-Type", "application/x-www-form-urlencoded")
            .call("POST", "/preview", form)
            .status());
    assertEquals(
        415,
        ada.with("Content-Type", "application/json;charset=iso-8859-1")
            .call("POST", "/preview", form)
            .status());
    var compressed = ada.with("Content-Encoding", "gzip");
    assertEquals(400, compressed.post("/preview", body("not compressed")).status());
    assertEquals(406, ada.with("Accept", "text/html").get("/me").status());
    var patch = ada.call("PATCH", "/me", BodyPublishers.noBody());
    assertEquals(405, patch.status());
    assertTrue(patch.header("Allow").contains("GET"));
    var trace = ada.call("TRACE", "/me", BodyPublishers.noBody());
    assertEquals(405, trace.status(), trace::toString);
    assertEquals(404, ada.get("/nowhere").status());
    assertEquals(404, ada.get("/conversations/abc").status());
    assertEquals(404, ada.get("/conversations/99999999999999999999").status());
    assertEquals(404, ada.get(ApiCaller.SERVER + "/guildhall/api/v2/me").status());
    assertEquals(404, ada.get(ApiCaller.SERVER + "/guildhall/api").status());
    assertEquals(200, ada.call("HEAD", "/posts/1", BodyPublishers.noBody()).status());
    var options = ada.call("OPTIONS", "/posts/1", BodyPublishers.noBody());
    assertTrue(options.header("Allow").contains("PUT"), options::toString);
  }

  @Test
  void parameterThatCannotBeReadIsNamed() {
    for (var wrong :
        List.of(
            "/communities?limit=0",
            "/communities?limit=101",
            "/communities?limit=many",
            "/communities/developers/conversations?limit=-1",
            "/conversations/1?limit=1.5",
            "/communities?cursor=forged!",
            "/communities?cursor=",
            "/communities/developers/conversations?cursor=Rm9yZ2Vk",
            "/communities/developers/conversations?cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTkgMQ",
            "/conversations/1?cursor=AAAA",
            "/search",
            "/search?q=%20",
            "/search?q=x&type=everything",
            "/search?q=x&kind=gossip",
            "/search?q=x&language=xx",
            "/search?q=x&from=-1",
            "/search?q=x&size=0",
            "/search?q=" + "x".repeat(1001))) {
      var answer = ada.get(wrong);
      assertEquals(400, answer.status(), wrong);
      assertEquals(1, answer.wrongFields().size(), wrong);
      var field = answer.wrongFields().getFirst();
      assertTrue(field.equals("q") || wrong.contains(field + "="), wrong);
    }
  }

  @Test
  void textComesBackAsAPageWouldHaveStoredIt() {
    var path = "/conversations/" + question(open()) + "/posts";
    var answer = ada.post(path, "{\"body\":\"a\\r\\nb\\u0007c \\ud83d\\ude00\"}");
    assertEquals(201, answer.status(), answer::toString);
    assertEquals("a\nb\u0007c 😀", answer.json().getString("bodyMarkdown"));
    for (var unstorable : List.of("\\u0000", "\\ud800", "\\ude00\\ud83d")) {
      assertRefused(400, List.of("body"), ada.post(path, "{\"body\":\"a" + unstorable + "b\"}"));
    }
    assertEquals(400, ada.get("/search?q=a%00b").status());
    assertEquals(400, ada.get("/communities/a%00b").status());
  }

  @Test
  void problemsSpeakTheReadersLanguage() {
    var path = "/conversations/999999999";
    assertEquals("Nothing here", ada.get(path).json().getString("title"));
    assertEquals(
        "Qui non c’è nulla", ada.with("Accept-Language", "it").get(path).json().getString("title"));
    assertEquals(
        "Здесь ничего нет",
        ada.with("Accept-Language", "ru-RU, en;q=0.5").get(path).json().getString("title"));
  }

  private static String deep(int levels) {
    return "{\"body\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
  }

  private static void assertRefused(int status, List<String> fields, Answer answer) {
    assertEquals(status, answer.status(), answer::toString);
    assertEquals(fields, answer.wrongFields(), answer::toString);
  }
}
