package org.guildhall.signon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.guildhall.story.FilledForm;
import org.guildhall.story.GuildhallServer;
import org.jsoup.Jsoup;

/**
 * One person's browser without its window, which is led from server to server and back, fills in
 * forms and keeps cookies.
 */
final class Colleague {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_STEPS = 20;
  static final String HOME = "/guildhall/home";

  private final GuildhallServer server;
  private final SSLContext tls;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http;

  Colleague(GuildhallServer server, SSLContext tls) {
    this.server = server;
    this.tls = tls;
    http =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** Where a browser was led, with all cookies of the server's that it got on the way there. */
  record Page(
      URI uri, int status, String body, List<String> setCookies, Map<String, String> heads) {
    boolean isAt(String path) {
      return uri.getPath().equals(path);
    }

    /** The fields of its form that are filled in already. */
    Map<String, String> fields() {
      var fields = new LinkedHashMap<String, String>();
      for (var input : Jsoup.parse(body).select("form").getFirst().select("input[name]")) {
        fields.put(input.attr("name"), input.attr("value"));
      }
      return fields;
    }

    URI action() {
      return URI.create(
          Jsoup.parse(body, uri.toString()).select("form").getFirst().absUrl("action"));
    }

    @Override
    public String toString() {
      return status + " " + uri + "\n" + body;
    }
  }

  /** Somebody else at the same server, who has been nowhere yet. */
  Colleague another() {
    return new Colleague(server, tls);
  }

  Page open(String path) {
    return open(server.secureUri(path));
  }

  Page open(URI uri) {
    return follow(request(uri).GET().build());
  }

  /** Goes where a page sends its browser, and no farther. */
  Page openOnly(String path, String... headers) {
    var request = request(server.secureUri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return step(request.GET().build());
  }

  /** Sends the page's form, with what was typed into it. */
  Page submit(Page page, Map<String, String> typed) {
    var fields = page.fields();
    fields.putAll(typed);
    return post(page.action(), fields);
  }

  Page post(String path, Map<String, String> fields) {
    return post(server.secureUri(path), fields);
  }

  Page post(URI uri, Map<String, String> fields) {
    return follow(posting(uri, fields));
  }

  /** The same, and does not go on where it is sent. */
  Page postOnly(URI uri, Map<String, String> fields) {
    return step(posting(uri, fields));
  }

  /** Sends nothing, with these headers, and does not go on where that leads. */
  Page postNothing(String path, String... headers) {
    return step(
        request(server.secureUri(path)).headers(headers).POST(BodyPublishers.noBody()).build());
  }

  private static HttpRequest posting(URI uri, Map<String, String> fields) {
    return request(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(FilledForm.encoded(fields)))
        .build();
  }

  /** Signs in by the form of the sign-in page. */
  Page signIn(String userName, String password) {
    return post(
        "/guildhall/j_security_check", Map.of("j_username", userName, "j_password", password));
  }

  Page signOut() {
    return post("/guildhall/sign-out", Map.of());
  }

  /** Whether the home page greets him as that person. */
  boolean isIn(String name) {
    var page = open(HOME);
    return page.isAt(HOME) && page.body().contains(name);
  }

  /** Asks a question among developers. */
  Page ask(String userName, String title, String text) {
    return post(
        "/guildhall/conversation/open?community=developers", question(userName, title, text));
  }

  static Map<String, String> question(String userName, String title, String text) {
    return FilledForm.of(
        "opening",
        "send",
        Map.of(
            "kind",
            "QUESTION",
            "title",
            title,
            "tags",
            "badges",
            "body",
            text,
            "writer",
            userName,
            "submission",
            UUID.randomUUID().toString()));
  }

  String cookie(String name) {
    return kept(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Everything that the server told him to keep. */
  List<String> cookieNames() {
    return kept(cookie -> true).map(HttpCookie::getName).toList();
  }

  private Stream<HttpCookie> kept(Predicate<HttpCookie> which) {
    return cookies.getCookieStore().getCookies().stream().filter(which);
  }

  /** Loses the cookies of which that is true. */
  void lose(Predicate<String> name) {
    var store = cookies.getCookieStore();
    List.copyOf(store.getCookies()).stream()
        .filter(cookie -> name.test(cookie.getName()))
        .forEach(cookie -> store.remove(null, cookie));
  }

  /** What his browser would send to the server now. */
  String cookieHeader() {
    var uri = server.secureUri(HOME);
    return cookies.getCookieStore().get(uri).stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .reduce((one, other) -> one + "; " + other)
        .orElse("");
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Accept-Language", "en");
  }

  private Page follow(HttpRequest first) {
    var kept = new ArrayList<String>();
    var page = step(first);
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      if (page.uri().getPort() == server.secureUri("").getPort()) {
        kept.addAll(page.setCookies());
      }
      var location = page.heads().get("location");
      if (location == null) {
        return new Page(page.uri(), page.status(), page.body(), kept, page.heads());
      }
      page = step(request(page.uri().resolve(location)).GET().build());
    }
    throw new AssertionError("led in a circle: " + page);
  }

  private Page step(HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      var heads = new LinkedHashMap<String, String>();
      answer.headers().map().forEach((name, values) -> heads.put(name, values.getFirst()));
      return new Page(
          answer.uri(),
          answer.statusCode(),
          answer.body(),
          answer.headers().allValues("Set-Cookie"),
          heads);
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
