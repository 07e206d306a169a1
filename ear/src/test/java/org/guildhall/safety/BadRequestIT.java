package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.FilledForm;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What no page of ours would make a browser ask for is no fault of ours, and changes nothing. */
@ExtendWith(OwnServer.class)
class BadRequestIT {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** What no database of ours keeps. */
  private static final String UNKEPT = "a\0b";

  private final Wrongs wrongs = new Wrongs();
  private GuildhallServer server;
  private Scene scene;
  private ApiCaller author;
  private String before;

  @BeforeEach
  void enter(GuildhallServer own) {
    server = own;
    var troupe = new Troupe(own);
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
  void addressOfNothingIsAPageThatSaysSo() {
    for (var path :
        List.of(
            "no/such/page",
            "people/%ff",
            "home/x",
            "HOME",
            "WEB-INF/web.xml",
            "web-inf/web.xml",
            "WEB-INF/tags/post.xhtml",
            "META-INF/MANIFEST.MF",
            "error",
            "error.xhtml",
            "feed",
            "feed/",
            "feed/x",
            "feed/community/",
            "feed/community/no-such",
            "feed/community/%ff",
            "feed/tag/",
            "jakarta.faces.resource/",
            "jakarta.faces.resource/.xhtml",
            "jakarta.faces.resource/x.xhtml?ln=..",
            "jakarta.faces.resource/guildhall.css.xhtml?ln=../../WEB-INF",
            "jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
            "community/show",
            "community/show?slug=",
            "community/show?slug=no-such",
            "community/show?slug=%ff",
            "conversation/show",
            "conversation/show?id=",
            "conversation/show?id=x",
            "conversation/show?id=0",
            "conversation/show?id=-1",
            "conversation/show?id=9223372036854775808",
            "search?q=x&author=x",
            "conversation/edit",
            "conversation/edit?post=x",
            "conversation/history",
            "conversation/history?post=0",
            "conversation/open",
            "conversation/open?community=",
            "conversation/open?community=no-such",
            "conversation/tagged",
            "conversation/tagged?tag=",
            "conversation/tagged?tag=%20%3C%3E",
            "conversation/tagged?tag=" + "x".repeat(3_000),
            "person/show",
            "person/show?name=",
            "person/show?name=%ff",
            "person/show?name=" + "x".repeat(3_000))) {
      expect(404, path, get(path));
    }
  }

  @Test
  void addressThatCannotBeReadIsRefused() {
    var wire = new Wire(server);
    for (var path :
        List.of(
            "%2e%2e/home",
            "%2e%2e/%2e%2e/etc/passwd",
            "..;/home",
            "home%2f..%2fx",
            "home%5cx",
            "home\\x",
            "home%0d%0aX:y",
            "home?x=%00",
            "home?jakarta.faces.ViewState=x",
            "home?jakarta.faces.ViewState=" + "rO0ABXNyA".repeat(50),
            "person/show?name=%00",
            "feed/tag/%00",
            "%",
            "%zz",
            "search?q=%zz")) {
      var answer =
          wire.send("GET /guildhall/%s HTTP/1.1\nCookie: %s".formatted(path, author.cookie()));
      assertTrue(answer.status() == 400 || answer.status() == 404, path + answer);
    }
  }

  @Test
  void oddWayToWriteAnAddressLeadsToThePageItself() {
    for (var path :
        List.of(
            "home;x",
            "/home",
            "home.xhtml",
            "home?",
            "home?&&&",
            "home?=",
            "home?a[]=1",
            "home?faces-redirect=true",
            "home?jakarta.faces.source=x",
            "home?jakarta.faces.partial.ajax=true",
            "community//show?slug=developers")) {
      expect(200, path, get(path));
    }
  }

  @Test
  void parameterThatMakesNoSenseIsLeftOut() {
    var community = "community/show?slug=" + scene.slug();
    var talk = "conversation/show?id=" + scene.conversation();
    for (var page :
        List.of("-1", "0", "x", "", "1.5", "99999999999", "%ff", "%D9%A1", "1&page=2")) {
      expect(200, "page " + page, get(community + "&page=" + page));
      expect(200, "page " + page, get(talk + "&page=" + page));
      expect(200, "page " + page, get("person/list?page=" + page));
      expect(200, "page " + page, get("search?q=x&page=" + page));
      expect(200, "page " + page, get("conversation/tagged?tag=" + scene.tag() + "&page=" + page));
    }
    for (var path :
        List.of(
            talk + "&post=x",
            talk + "&post=-1",
            talk + "&id=2",
            community + "&slug=x",
            community + "&below=x",
            community + "&below=9999999999999999-999999999999999999",
            "search",
            "search?q=",
            "search?q=%20",
            "search?q=%22",
            "search?q=*",
            "search?q=" + "(".repeat(300).replace("(", "%28"),
            "search?q=a%20AND%20OR%20NOT",
            "search?q=%5B%5B%7B%7D%5E~%3F",
            "search?q=x&language=",
            "search?q=x&language=%ff",
            "search?q=x&language=../x",
            "search?q=x&language=zz",
            "search?q=x&kind=x&section=x&tag=x",
            "search?q=" + "x".repeat(5_000),
            "community/found?facet=x",
            "community/found?facet=TOPIC&value=%ff",
            "community/found?value=" + "x".repeat(5_000),
            "person/suggest",
            "person/suggest?q=%ff",
            "person/suggest?q=" + "x".repeat(5_000),
            "sign-in?failed=x")) {
      var answer = get(path);
      if (answer.status() != 200 && !path.startsWith("sign-in")) {
        wrongs.add(path + ": " + answer.status());
      }
    }
  }

  @Test
  void headerThatCannotBeReadIsNoFaultOfOurs() {
    for (var path :
        List.of(
            "home", "search?q=x", "feed/community/developers", "person/suggest?q=a", "nowhere")) {
      for (var accept : List.of("*/*;q=x", "text/html;q=", ";", ";q=1", "*/*;q=1.2.3")) {
        expect(400, path + " " + accept, author.with("Accept", accept), path);
      }
      for (var header :
          List.of(
              "Accept|/",
              "Accept|a/b/c",
              "Accept|*",
              "Accept|,",
              "Accept-Language|x".repeat(1_000),
              "Accept-Language|*",
              "Accept-Language|-",
              "Accept-Language|a-b-c-d-e-f-g-h",
              "Accept-Language|i-klingon",
              "Accept-Language|de_DE",
              "Accept-Language|tlh,xx;q=0.1,zz",
              "Accept-Language|" + "en,".repeat(1_000),
              "Accept-Language|en;q=x",
              "Accept-Encoding|zip, x;q=y",
              "Cookie|guildhall-language=%ff; guildhall-language=xx; x",
              "Cookie|LtpaToken2=x",
              "Cookie|csfcfc=x",
              "If-Modified-Since|x",
              "If-None-Match|\"",
              "If-None-Match|,",
              "Range|bytes=0-1",
              "Range|x",
              "Referer|%%%",
              "X-Forwarded-Host|a b",
              "X-Forwarded-Proto|x",
              "Faces-Request|partial/ajax")) {
        int bar = header.indexOf('|');
        var answer =
            author
                .with(header.substring(0, bar), header.substring(bar + 1))
                .get(ApiCaller.SERVER + "/guildhall/" + path);
        if (answer.status() >= 500) {
          wrongs.add(path + " " + header.substring(0, 30) + ": " + answer.status());
        }
      }
    }
    var wire = new Wire(server);
    for (var host : List.of("a b", "x:y", "[::1", "_x_", "my_server:80", "x".repeat(5_000), "")) {
      for (var path : List.of("home", "feed/community/developers", "api/v1/posts/1")) {
        var answer =
            wire.send(
                "GET /guildhall/%s HTTP/1.1\nHost: %s\nCookie: %s"
                    .formatted(path, host, author.cookie()));
        assertTrue(answer.status() < 500, path + " at " + host + answer);
      }
    }
  }

  @Test
  void pageIsReadOrSentAndNothingElse() {
    for (var path :
        List.of("home", "community/found", "person/suggest", "feed/tag/x", "sign-out")) {
      for (var method : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "FOO")) {
        var answer =
            author.call(method, ApiCaller.SERVER + "/guildhall/" + path, BodyPublishers.noBody());
        assertTrue(answer.status() == 405 || answer.status() == 403, answer::toString);
      }
    }
  }

  @Test
  void formWithFieldsThatAreMissingDoubledOrTooLongIsNoFaultOfOurs() {
    forms()
        .forEach(
            (path, fields) -> {
              for (var field : fields.keySet()) {
                var others = new LinkedHashMap<>(fields);
                others.remove(field);
                send(path, FilledForm.encoded(others), "without " + field);
                var all = FilledForm.encoded(fields);
                send(path, all + "&" + FilledForm.encoded(field) + "=x", field + " twice");
                for (var value :
                    List.of("x".repeat(30_000), UNKEPT, "-99999999999999999999", "#{1/0}")) {
                  others.put(field, value);
                  send(path, FilledForm.encoded(others), field);
                }
              }
            });
  }

  @Test
  void formInAnotherShapeIsRefusedOrShownAgain() {
    forms()
        .forEach(
            (path, fields) -> {
              var encoded = FilledForm.encoded(fields);
              var parts = new Parts();
              fields.forEach(parts::field);
              var type = parts.type();
              var whole = parts.text();
              refused(path, type, whole.substring(0, whole.length() - 40));
              refused(path, "multipart/form-data", whole);
              refused(path, FORM, encoded + "&x=%zz");
              refused(path, FORM, "x=1&".repeat(12_000) + encoded);
              for (var other :
                  List.of(
                      "multipart/form-data; boundary=another",
                      "text/plain",
                      "application/json",
                      "application/xml",
                      ";",
                      "/",
                      "x")) {
                var answer = post(path, other, encoded);
                if (answer.status() >= 500 || answer.status() == 302) {
                  wrongs.add(path + " as " + other + ": " + answer.status());
                }
              }
              var large = post(path, FORM, encoded + "&x=" + "y".repeat(1_100_000));
              expect(413, path + " of a megabyte", large);
            });
    for (var nothing : List.of("home", "search?q=x", "person/show?name=ada", "person/list")) {
      var answer = post(nothing, FORM, FilledForm.encoded(FilledForm.of("x", "y", Map.of())));
      expect(200, nothing, answer);
    }
    var ajax =
        author
            .with("Faces-Request", "partial/ajax")
            .press(
                "/guildhall/home",
                "x",
                "y",
                Map.of(
                    "jakarta.faces.partial.ajax", "true",
                    "jakarta.faces.source", "x",
                    "jakarta.faces.partial.render", "@all"));
    assertTrue(ajax.status() < 500, ajax::toString);
  }

  @Test
  void refusedFoundationKeepsAllThatWasTyped() {
    var typed =
        Map.of(
            "value", "my value", "name", "my name", "purpose", "my why", "closedReason", "my no");
    for (var bad :
        List.of(
            Map.of("facet", "TOPIC", "name", "x"),
            Map.of("facet", "TOPIC", "name", ""),
            Map.of("facet", "TOPIC", "value", ""),
            Map.of("facet", "TOPIC", "name", "Developers"),
            Map.of("facet", "nothing"),
            Map.of("facet", ""))) {
      var fields = new LinkedHashMap<String, String>(typed);
      fields.putAll(bad);
      var page = author.press("/guildhall/community/found", "found", "send", fields);
      assertEquals(200, page.status(), bad.toString());
      fields.remove("facet");
      fields.forEach(
          (field, text) ->
              assertTrue(
                  page.body().contains("value=\"" + text + "\"")
                      || page.body().contains(">" + text + "</textarea>")
                      || page.body().contains(">\n" + text + "</textarea>"),
                  bad + " loses " + field));
    }
  }

  @Test
  void languageThatNobodySpeaksChangesNothing() {
    for (var language : List.of("", "xx", "%ff", "en-GB", "../x", "ru\0")) {
      var answer = author.press("/guildhall/language", "x", "y", Map.of("language", language));
      assertEquals(302, answer.status(), language);
      assertEquals("", answer.header("Set-Cookie"), language);
    }
    for (var from : List.of("%%%", "https://evil.example/x", "//evil.example/guildhall/", "x:y")) {
      var answer =
          author
              .with("Referer", from)
              .press("/guildhall/language", "x", "y", Map.of("language", "en"));
      assertEquals(server.uri("/guildhall/").toString(), answer.header("Location"), from);
    }
  }

  // --- what is sent

  /** The forms, each with two fields that cannot be: mending one of them makes nothing of it. */
  private Map<String, Map<String, String>> forms() {
    var id = UUID.randomUUID().toString();
    var forms = new LinkedHashMap<String, Map<String, String>>();
    forms.put(
        "conversation/open?community=" + scene.slug(),
        FilledForm.of(
            "opening",
            "send",
            Map.of("kind", "IDEA", "title", "", "body", "", "tags", "x", "submission", id)));
    forms.put(
        "conversation/show?id=" + scene.conversation(),
        FilledForm.of(
            "reply", "send", Map.of("body", " ", "submission", id + id, "writer", "ada")));
    forms.put(
        "conversation/edit?post=" + scene.question(),
        FilledForm.of("editing", "send", Map.of("body", "", "version", "x", "writer", "ada")));
    forms.put(
        "community/found",
        FilledForm.of(
            "found",
            "send",
            Map.of("facet", "", "value", "x", "name", "", "purpose", "", "closedReason", "")));
    forms.put(
        "person/data",
        FilledForm.of("making", "send", Map.of("name", " ", "scope", "NONE", "lifetime", "EVER")));
    forms.put(
        "community/show?slug=security-incidents",
        FilledForm.of("invitation", "invite", Map.of("userName", "x")));
    return forms;
  }

  private void send(String path, String body, String what) {
    var answer = post(path, FORM, body);
    if (answer.status() != 200 && answer.status() / 100 != 4) {
      wrongs.add(path + " " + what + ": " + answer.status());
    }
  }

  private void refused(String path, String type, String body) {
    expect(400, path + " as " + type, post(path, type, body));
  }

  private Answer post(String path, String type, String body) {
    return author
        .with("Content-Type", type)
        .call(
            "POST",
            ApiCaller.SERVER + "/guildhall/" + path,
            BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)));
  }

  private Answer get(String path) {
    return author.get(ApiCaller.SERVER + "/guildhall/" + path);
  }

  private void expect(int status, String what, ApiCaller caller, String path) {
    expect(status, what, caller.get(ApiCaller.SERVER + "/guildhall/" + path));
  }

  private void expect(int status, String what, Answer answer) {
    if (answer.status() != status) {
      wrongs.add(what + ": expected " + status + ", was " + answer.status());
    }
  }
}
