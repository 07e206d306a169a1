package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A call that cannot be read is refused with a problem that names what is wrong with it; it is
 * never our fault, and changes nothing.
 */
@ExtendWith(OwnServer.class)
class BadCallsIT {
  private static final String PROBLEM = "application/problem+json";
  private static final String JSON = "application/json";

  private final Wrongs wrongs = new Wrongs();
  private GuildhallServer server;
  private Troupe troupe;
  private Scene scene;
  private ApiCaller author;
  private String before;

  @BeforeEach
  void enter(GuildhallServer own) {
    server = own;
    troupe = new Troupe(own);
    scene = Scene.set(troupe, Scene.Place.OPEN);
    author = troupe.of(Role.AUTHOR);
    before = scene.state();
  }

  @AfterEach
  void nothingChanged() {
    wrongs.assertNone();
    assertEquals(before, scene.state());
  }

  @Test
  void fieldThatIsMissingOrOfTheWrongTypeIsNamed() {
    bodies()
        .forEach(
            (call, fields) ->
                fields.forEach(
                    (field, good) -> {
                      expect(400, field, call, without(fields, field));
                      expect(400, field, call, with(fields, field, "null"));
                      var number = good.startsWith("\"") ? "5" : "5.0";
                      for (var type : List.of(number, "true", "{}", "[[]]", "[5]", "1e999", "-0")) {
                        expect(400, field, call, with(fields, field, type));
                      }
                      if (good.startsWith("\"")) {
                        expect(400, field, call, with(fields, field, "\"a \\u0000 b\""));
                        expect(400, field, call, with(fields, field, "\"\\ud800\""));
                        expect(400, field, call, with(fields, field, "[" + good + "]"));
                      }
                    }));
  }

  @Test
  void fieldThatNobodyAsksForOrThatStandsThereTwiceIsNamed() {
    bodies()
        .forEach(
            (call, fields) -> {
              expect(400, "admin", call, with(fields, "admin", "true"));
              expect(400, "", call, with(fields, "", "1"));
              expect(400, "__proto__", call, with(fields, "__proto__", "{}"));
              var first = fields.keySet().iterator().next();
              var doubled = json(fields).replaceFirst("\\{", "{\"" + first + "\":\"twice\",");
              expect(400, first, call, doubled);
            });
  }

  @Test
  void textThatIsTooLongOrEmptyIsNamed() {
    var most =
        Map.of(
            "value",
            80,
            "name",
            80,
            "purpose",
            1000,
            "title",
            200,
            "body",
            20_000,
            "question",
            200,
            "answer",
            5_000,
            "reason",
            500);
    bodies()
        .forEach(
            (call, fields) ->
                most.forEach(
                    (field, length) -> {
                      if (fields.containsKey(field)) {
                        var long1 = '"' + "x".repeat(length + 1) + '"';
                        expect(422, field, call, with(fields, field, long1));
                        if (!call.endsWith("/preview")) {
                          expect(422, field, call, with(fields, field, "\"\""));
                          expect(422, field, call, with(fields, field, "\" \\u200b\""));
                        }
                      }
                    }));
    var opening = "POST /communities/" + scene.slug() + "/conversations";
    var open = bodies().get(opening);
    expect(422, "tags", opening, with(open, "tags", "[\"" + "x".repeat(51) + "\"]"));
    expect(422, "tags", opening, with(open, "tags", "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]"));
    expect(400, "tags", opening, with(open, "tags", "[\"\\u0000\"]"));
    expect(400, "kind", opening, with(open, "kind", "\"QUESTION\""));
    expect(400, "facet", "POST /communities", with(founding(), "facet", "\"everything\""));
    var long1 = '"' + "x".repeat(501) + '"';
    expect(422, "closedReason", "POST /communities", with(founding(), "closedReason", long1));
  }

  @Test
  void bodyThatIsNoJsonObjectIsRefused() {
    for (var call : bodies().keySet()) {
      for (var bad :
          List.of(
              "",
              " ",
              "null",
              "[]",
              "5",
              "\"x\"",
              "{",
              "}",
              "{\"body\"",
              "{\"body\":\"x",
              "{\"body\":\"x\",}",
              "{\"body\":\"x\"}}",
              "{\"body\":\"x\"}\0",
              "{body:\"x\"}",
              "{\"body\":'x'}",
              "// x\n{}",
              "{\"body\":\"a\nb\"}",
              "{\"body\":\"\\x\"}",
              "{\"body\":\"\\u12\"}",
              "{\"body\":01}",
              "{\"body\":NaN}",
              "\ufeff{}",
              "<body>x</body>",
              "{\"a\":".repeat(50_000),
              "[".repeat(100_000),
              "{\"body\":" + "[".repeat(40) + "]".repeat(40) + "}",
              "{" + "\"a\":1,".repeat(30_000) + "\"b\":1}")) {
        expect(400, null, call, bad);
      }
    }
  }

  @Test
  void bodyIsOfABoundedSizeAndInUtf8() {
    for (var call : bodies().keySet()) {
      expect(413, null, call, "{\"body\":\"" + "x".repeat(1 << 20) + "\"}");
      for (var bytes :
          List.of(
              new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'},
              new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'},
              new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0},
              "{\"body\":\"x\"}".getBytes(StandardCharsets.UTF_16LE))) {
        check(400, null, send(call, JSON, bytes), call + " in another encoding");
      }
    }
  }

  @Test
  void onlyJsonIsTaken() {
    for (var call : bodies().keySet()) {
      for (var type :
          List.of(
              "text/plain",
              "text/json",
              "application/x-www-form-urlencoded",
              "multipart/form-data; boundary=x",
              "application/xml",
              "application/problem+json",
              "application/json; charset=utf-16",
              "application/json; charset=nope")) {
        check(415, null, send(call, type, "{}".getBytes(StandardCharsets.UTF_8)), call + type);
      }
      for (var type : List.of("json", "/", ";", "application/json/x")) {
        var answer = send(call, type, "{}".getBytes(StandardCharsets.UTF_8));
        check(answer.status() == 415 ? 415 : 400, null, answer, call + type);
      }
    }
  }

  @Test
  void answersAreGivenInJsonOrNotAtAll() {
    for (var path : List.of("/me", "/communities", "/search?q=x", "/imports", "/index/check")) {
      for (var accept : List.of("text/html", "application/xml", "image/*", "text/html;q=0.1")) {
        check(406, null, author.with("Accept", accept).get(path), path + " as " + accept);
      }
      for (var accept : List.of("*/*;q=x", "text/html;q=", ";", ";q=1", "/", "a/b/c", "*/*;q=-1")) {
        check(400, null, author.with("Accept", accept).get(path), path + " as " + accept);
      }
      check(
          400,
          null,
          author.with("Accept", JSON).with("Accept", "*/*;q=x").get(path),
          path + " as two");
    }
    for (var accept : List.of("*/*", "application/*", "*/*;q=.5", "a/b, */*; Q = 0.1", "*")) {
      assertEquals(200, author.with("Accept", accept).get("/me").status(), accept);
    }
  }

  @Test
  void headerThatCannotBeReadIsNamed() {
    var post = "/posts/" + scene.question();
    for (var tags : List.of("x", "\"", "\"1", "1", "\"1\" \"2\"", "W/", "")) {
      var edit = author.with("If-Match", tags).put(post, Scene.body("x"));
      check(400, "If-Match", edit, "If-Match " + tags);
      var read = author.with("If-None-Match", tags).get(post);
      check(400, "If-None-Match", read, "If-None-Match " + tags);
    }
    check(412, null, author.with("If-Match", "\"99\"").put(post, Scene.body("x")), "stale");
    check(412, null, author.with("If-Match", "W/\"1\"").put(post, Scene.body("x")), "weak");
    for (var key : List.of("", "a b", "x".repeat(256))) {
      bodies()
          .forEach(
              (call, fields) -> {
                if (call.startsWith("POST") && !call.endsWith("preview")) {
                  var sent =
                      author
                          .with("Idempotency-Key", key)
                          .post(call.substring(call.indexOf('/')), json(fields));
                  check(400, "Idempotency-Key", sent, call + " key " + key);
                }
              });
    }
    for (var shown :
        List.of("Bearer", "Bearer x", "Basic eDp5", "bearer demo-", "Bearer demo-nobody", "x")) {
      var nobody = ApiCaller.ofNobody(server).with("Authorization", shown);
      check(401, null, nobody.get("/me"), shown);
    }
    for (var language : List.of("en;q=x", "xx;q=1.5")) {
      var answer = author.with("Accept-Language", language).get("/me");
      assertTrue(answer.status() == 200 || answer.status() == 400, answer::toString);
    }
  }

  @Test
  void parameterThatCannotBeReadIsNamed() {
    var talks = "/communities/" + scene.slug() + "/conversations";
    var talk = "/conversations/" + scene.conversation();
    for (var list : List.of("/communities", talks, talk)) {
      for (var limit : List.of("0", "-1", "101", "1.5", "x", "", "+5", "99999999999", "%D9%A1")) {
        check(400, "limit", author.get(list + "?limit=" + limit), list + " limit " + limit);
      }
      for (var cursor : List.of("", "!", "AAAA", "x".repeat(500), "%ff", "Zm9v=")) {
        var answer = author.get(list + "?cursor=" + cursor);
        check(400, "cursor", answer, list + " cursor " + cursor);
      }
    }
    check(400, null, author.get("/search?q=%00"), "a NUL");
    for (var bad :
        Map.of(
                "q", List.of("", "%20", "x".repeat(1001)),
                "type", List.of("", "people", "PERSON"),
                "kind", List.of("", "x", "QUESTION"),
                "language", List.of("", "xx", "english"),
                "from", List.of("-1", "10001", "x", ""),
                "size", List.of("0", "101", "x", ""))
            .entrySet()) {
      for (var value : bad.getValue()) {
        var name = bad.getKey();
        var answer = author.get("/search?" + (name.equals("q") ? "" : "q=x&") + name + "=" + value);
        check(400, name, answer, "search " + name + "=" + value);
      }
    }
  }

  @Test
  void nothingIsFoundByANameThatIsNone() {
    for (var path :
        List.of(
            "/communities/no-such",
            "/communities/%20",
            "/communities/DEVELOPERS%F0%9F%98%80",
            "/communities/no-such/conversations",
            "/conversations/0",
            "/conversations/-1",
            "/conversations/x",
            "/conversations/1.0",
            "/conversations/9223372036854775807",
            "/conversations/9223372036854775808",
            "/posts/0",
            "/posts/x",
            "/posts/%30x",
            "/people/nobody-at-all",
            "/people/%F0%9F%98%80",
            "/people/..",
            "/nowhere",
            "/me/you",
            "/communities//conversations")) {
      check(404, null, author.get(path), path);
    }
    var solved = "/posts/9223372036854775807/solved-mine";
    check(404, null, author.put(solved), solved);
    check(404, null, author.put("/communities/no-such/members/me"), "joining");
    check(404, null, author.put("/posts/0", Scene.body("x")), "editing");
    check(404, null, author.post("/conversations/0/posts", Scene.body("x")), "replying");
  }

  @Test
  void methodThatAResourceHasNotIsRefusedAndTheOthersAreNamed() {
    for (var path :
        List.of("/me", "/communities", "/conversations/1", "/posts/1", "/preview", "/search")) {
      for (var method : List.of("PATCH", "TRACE", "PROPFIND", "FOO", "LOCK")) {
        var answer = author.call(method, path, BodyPublishers.noBody());
        check(405, null, answer, method + " " + path);
      }
    }
    var allowed = author.call("PATCH", "/posts/1", BodyPublishers.noBody()).header("Allow");
    assertTrue(allowed.contains("GET") && allowed.contains("PUT"), allowed);
    // What would be another method behind another server's back.
    var overridden =
        author.with("X-HTTP-Method-Override", "DELETE").get("/communities/" + scene.slug());
    assertEquals(200, overridden.status());
  }

  @Test
  void whatNoClientWouldSendIsRefusedAsWell() {
    var wire = new Wire(server);
    var call =
        """
        POST /guildhall/api/v1/conversations/%d/posts HTTP/1.1
        Authorization: Bearer demo-ada
        Content-Type: application/json
        """
            .formatted(scene.conversation());
    var body = Scene.body("x").getBytes(StandardCharsets.UTF_8);
    for (var head :
        List.of(
            call + "Host: a b\nContent-Length: " + body.length,
            call + "Transfer-Encoding: gzip, chunked",
            call + "Content-Encoding: gzip\nContent-Length: " + body.length,
            call + "Transfer-Encoding: chunked")) {
      var answer = wire.send(head, body, false);
      assertEquals(400, answer.status(), head + answer);
      assertTrue(answer.isProblem(), head + answer);
    }
    for (var head :
        List.of(
            call + "X: " + "y".repeat(60_000) + "\nContent-Length: " + body.length,
            call + "y: z\n".repeat(2_000) + "Content-Length: " + body.length,
            call + "Content-Length: x",
            call + "Content-Length: -1",
            "GET /guildhall/api/v1/" + "x".repeat(40_000) + " HTTP/1.1",
            "GET /guildhall/api/v1/%zz HTTP/1.1\nAuthorization: Bearer demo-ada",
            "GET /guildhall/api/v1/communities/%00 HTTP/1.1\nAuthorization: Bearer demo-ada")) {
      var answer = wire.send(head, body, false);
      assertTrue(answer.status() < 500, head.substring(0, 60) + answer);
    }
    // It says that more is coming, and goes away.
    var half = wire.send(call + "Content-Length: 500", body, true);
    assertTrue(half.status() < 500, half.toString());
  }

  // --- what is sent

  /** The calls that have a body, with all fields of it as they should be. */
  private Map<String, Map<String, String>> bodies() {
    var calls = new LinkedHashMap<String, Map<String, String>>();
    calls.put("POST /communities", founding());
    calls.put(
        "POST /communities/" + scene.slug() + "/conversations",
        fields("kind", "\"idea\"", "title", "\"x\"", "body", "\"x\""));
    calls.put("POST /conversations/" + scene.conversation() + "/posts", fields("body", "\"x\""));
    calls.put("PUT /conversations/" + scene.conversation() + "/accepted", fields("postId", "1"));
    calls.put("PUT /posts/" + scene.question(), fields("body", "\"x\""));
    calls.put("POST /cards", fields("postId", "1"));
    var card = "/cards/" + scene.card();
    calls.put("PUT " + card, fields("question", "\"x\"", "answer", "\"x\""));
    calls.put("PUT " + card + "/doubts/me", fields("reason", "\"x\""));
    calls.put("PUT " + card + "/retirement", fields("reason", "\"x\""));
    calls.put("POST /preview", fields("body", "\"x\""));
    return calls;
  }

  private static Map<String, String> founding() {
    return fields("facet", "\"topic\"", "value", "\"xy\"", "name", "\"xy\"", "purpose", "\"x\"");
  }

  private static Map<String, String> fields(String... namesAndValues) {
    var fields = new LinkedHashMap<String, String>();
    IntStream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
        .forEach(i -> fields.put(namesAndValues[i], namesAndValues[i + 1]));
    return fields;
  }

  private static String without(Map<String, String> fields, String field) {
    var others = new LinkedHashMap<>(fields);
    others.remove(field);
    return json(others);
  }

  private static String with(Map<String, String> fields, String field, String value) {
    var others = new LinkedHashMap<>(fields);
    others.put(field, value);
    return json(others);
  }

  private static String json(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> '"' + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private void expect(int status, String field, String call, String json) {
    var shown = json.length() > 100 ? json.substring(0, 100) : json;
    check(
        status, field, send(call, JSON, json.getBytes(StandardCharsets.UTF_8)), call + " " + shown);
  }

  private Answer send(String call, String type, byte[] body) {
    int space = call.indexOf(' ');
    return author
        .with("Content-Type", type)
        .call(
            call.substring(0, space), call.substring(space + 1), BodyPublishers.ofByteArray(body));
  }

  /** A problem of that status, which names that field; null where the whole is meant. */
  private void check(int status, String field, Answer answer, String what) {
    if (answer.status() != status
        || !answer.header("Content-Type").startsWith(PROBLEM)
        || (field != null && !answer.body().contains("\"field\":\"" + field + "\""))) {
      wrongs.add("%s: expected %d %s, was %s".formatted(what, status, field, answer));
    }
  }
}
