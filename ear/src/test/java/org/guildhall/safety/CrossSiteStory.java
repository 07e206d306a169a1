package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.FilledForm;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Stage;
import org.guildhall.story.Stories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Another site, open in the browser of someone who has signed in, does nothing in his name, reads
 * nothing, and shows no page of ours in a frame. One such site is only another port of the same
 * host, to which the browser sends our cookies.
 */
@ExtendWith({Stories.class, OwnServer.class})
class CrossSiteStory {
  private static final String SEND_FORM =
      """
      ([address, fields]) => {
        const form = Object.assign(document.createElement("form"), { method: "post", action: address });
        for (const [name, value] of Object.entries(fields)) {
          form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
        }
        document.body.append(form);
        form.submit();
      }
      """;

  /** What the script of a page gets to know: the status and the text, or that it may not know. */
  private static final String FETCH =
      """
      async ([address, method, mode, type, body]) => {
        try {
          const headers = type ? { "Content-Type": type } : {};
          const response = await fetch(address, { method, mode, headers, body, credentials: "include" });
          return response.type === "opaque" ? "opaque" : `${response.status} ${await response.text()}`;
        } catch {
          return "refused";
        }
      }
      """;

  private HttpServer elsewhere;
  private GuildhallServer server;
  private Troupe troupe;
  private Scene scene;
  private Stage stage;
  private Page page;

  @BeforeEach
  void open(Stage demo, GuildhallServer own) throws IOException {
    server = own;
    troupe = new Troupe(own);
    scene = Scene.set(troupe, Scene.Place.OPEN);
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          var html = "<!DOCTYPE html><title>Elsewhere</title>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    elsewhere.start();
    stage = demo.on(server);
    page = stage.unwatched();
    page.navigate("/guildhall/");
    Stage.signIn(page, Role.AUTHOR.userName());
  }

  @AfterEach
  void close() {
    stage.close();
    elsewhere.stop(0);
  }

  @Test
  void formOfAnotherSiteChangesNothing() {
    var before = scene.state();
    for (var site : sites()) {
      forms()
          .forEach(
              (path, fields) -> {
                var other = page.context().newPage();
                other.navigate(site);
                var response = submitted(other, path, fields);
                // Without the cookie he is nobody; with it, it is refused.
                assertTrue(
                    response.status() == 403 || leadsTo(response, "/sign-in.xhtml"),
                    response.status() + " " + path + site);
              });
    }
    assertEquals(before, scene.state());
    assertTrue(page.context().cookies().stream().anyMatch(c -> c.name.equals("LtpaToken2")));
    page.navigate("/guildhall/person/data");
    assertFalse(page.content().contains("Stolen"));
  }

  @Test
  void formOfOurOwnPagesWorks() {
    page.navigate(scene.page());
    var path = "conversation/show?id=" + scene.conversation();
    var shown = submitted(page, path, forms().get(path));
    assertTrue(leadsTo(shown, "#p"), shown.status() + shown.url());
    assertTrue(scene.state().contains("Stolen"));
  }

  @Test
  void scriptOfAnotherSiteCallsNothingAndReadsNothing() {
    var before = scene.state();
    var api = "/guildhall/api/v1/conversations/" + scene.conversation();
    var body = Scene.body("Stolen");
    for (var site : sites()) {
      page.navigate(site);
      for (var mode : List.of("cors", "no-cors")) {
        for (var type : List.of("text/plain", "application/x-www-form-urlencoded")) {
          var told = fetched(api + "/posts", "POST", mode, type, body);
          assertTrue(told.equals("refused") || told.equals("opaque"), told);
        }
        var read = fetched(api, "GET", mode, null, null);
        assertTrue(read.equals("refused") || read.equals("opaque"), read);
      }
      for (var method : List.of("POST", "PUT", "DELETE")) {
        for (var path :
            List.of(
                api + "/posts",
                "/guildhall/api/v1/posts/" + scene.question(),
                "/guildhall/api/v1/communities/" + scene.slug() + "/members/me")) {
          assertEquals("refused", fetched(path, method, "cors", "application/json", body));
        }
      }
    }
    assertEquals(before, scene.state());
  }

  @Test
  void scriptOfOurOwnPagesCalls() {
    page.navigate(scene.page());
    var path = "/guildhall/api/v1/conversations/" + scene.conversation() + "/posts";
    // The policy of our pages lets their scripts call us.
    var told = fetched(path, "POST", "same-origin", "application/json", Scene.body("Called"));
    assertTrue(told.startsWith("201 "), told);
    assertTrue(scene.state().contains("Called"));
  }

  @Test
  void cookieOfTheSessionAloneIsNotEnoughWhereTheBrowserNamesAnotherSite() {
    var before = scene.state();
    var author = troupe.of(Role.AUTHOR);
    var call = "/conversations/" + scene.conversation() + "/posts";
    for (var header :
        List.of(
            "Sec-Fetch-Site|cross-site",
            "Sec-Fetch-Site|same-site",
            "Origin|null",
            "Origin|https://evil.example",
            "Origin|http://localhost:1",
            "Origin|x")) {
      var from = header.split("\\|");
      var called = author.with(from[0], from[1]).post(call, Scene.body("Stolen"));
      assertEquals(403, called.status(), header);
      assertEquals("urn:guildhall:problem:other-site", called.json().getString("type"));
      forms()
          .forEach(
              (path, fields) -> {
                var sent =
                    author.with(from[0], from[1]).press("/guildhall/" + path, "x", "y", fields);
                assertEquals(403, sent.status(), header + " " + path);
              });
    }
    assertEquals(before, scene.state());
    // Who shows a token comes with it, and no site can make a browser show one.
    var program = ApiCaller.of(server, "ada").with("Origin", "https://evil.example");
    assertEquals(200, program.post("/preview", Scene.body("x")).status());
  }

  @Test
  void noOtherSiteShowsUsInAFrameOrReadsUs() {
    for (var path :
        List.of(
            "home",
            "sign-in",
            "nowhere",
            "conversation/show?id=" + scene.conversation(),
            "api/v1/me",
            "feed/community/" + scene.slug(),
            "person/suggest?q=a")) {
      var answer = troupe.of(Role.AUTHOR).get(ApiCaller.SERVER + "/guildhall/" + path);
      var policy = answer.header("Content-Security-Policy");
      assertTrue(policy.contains("frame-ancestors 'self'"), path + policy);
      assertEquals("", answer.header("Access-Control-Allow-Origin"), path);
      for (var site : sites()) {
        page.navigate(site);
        assertTrue(framed(site + "itself").startsWith(site), "any other page is framed");
        page.navigate(site);
        var framed = framed(server.uri("/guildhall/" + path).toString());
        assertTrue(framed.isEmpty() || framed.startsWith("chrome-error:"), framed);
      }
    }
  }

  /** The address of what is shown in a frame that was asked for that address. */
  private String framed(String address) {
    page.evaluate(
        """
        address => new Promise(shown => {
          const frame = document.createElement("iframe");
          frame.onload = shown;
          frame.src = address;
          document.body.append(frame);
        }).then(() => 0)
        """,
        address);
    return page.frames().getLast().url();
  }

  /** The same host by another port, and another host. */
  private List<String> sites() {
    int port = elsewhere.getAddress().getPort();
    return Stream.of("localhost", "127.0.0.1").map(h -> "http://" + h + ":" + port + "/").toList();
  }

  private Map<String, Map<String, String>> forms() {
    return Map.of(
        "community/show?slug=" + scene.slug(),
        FilledForm.of("belong", "belong:leave", Map.of()),
        "conversation/show?id=" + scene.conversation(),
        FilledForm.of("reply", "send", Map.of("body", "Stolen")),
        "conversation/edit?post=" + scene.question(),
        FilledForm.of("editing", "send", Map.of("body", "Stolen", "version", "1")),
        "person/data",
        FilledForm.of(
            "making", "send", Map.of("name", "Stolen", "scope", "WRITE", "lifetime", "YEAR")),
        "sign-out",
        Map.of(),
        "language",
        Map.of("language", "ru"));
  }

  private Response submitted(Page from, String path, Map<String, String> fields) {
    return from.waitForResponse(
        response -> response.request().method().equals("POST"),
        () ->
            from.evaluate(SEND_FORM, List.of(server.uri("/guildhall/" + path).toString(), fields)));
  }

  private static boolean leadsTo(Response response, String place) {
    var location = response.headerValue("location");
    return response.status() == 302 && location != null && location.contains(place);
  }

  private String fetched(String path, String method, String mode, String type, String body) {
    return (String)
        page.evaluate(FETCH, Arrays.asList(server.uri(path).toString(), method, mode, type, body));
  }
}
