package org.guildhall.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Imports over the interface for programs, in a server that is killed while it works on them. */
class ImportStory {
  private static final int POSTS = 5_000;
  private static final byte[] DUMP = dump();
  private static final Duration MOST = Duration.ofMinutes(3);

  private static GuildhallServer server;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() {
    server = GuildhallServer.startEmpty("imports");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void importThatIsKilledAgainAndAgainGoesOnAndBringsEveryPostOnce() {
    var id = begin("killed", DUMP);
    for (long seen = 0; seen < POSTS / 2; ) {
      long before = seen;
      Wait.until(MOST, "posts to come in", () -> number(id, "posts") >= before + 700);
      seen = number(id, "posts");
      server.kill();
      server.start();
      assertTrue(number(id, "posts") >= seen, "fewer than before");
    }
    awaitEnd(id);
    assertEquals("done", text(id, "state"));
    assertEquals(POSTS, number(id, "posts"));
    assertEquals(0, number(id, "alreadyThere"));
    assertEquals(0, number(id, "problemCount"));
    assertEquals(100, number(id, "percent"));
    assertEquals(number(id, "rowsTotal"), number(id, "rowsRead"));

    var again = begin("killed", DUMP);
    awaitEnd(again);
    assertEquals(0, number(again, "posts"));
    assertEquals(POSTS, number(again, "alreadyThere"));
  }

  @Test
  void cancelledImportStaysCancelledAndOthersAreRefusedWithProblems() {
    var id = begin("cancelled", DUMP);
    assertEquals(204, send(request("/imports/" + id).DELETE()).statusCode());
    assertEquals("cancelled", text(id, "state"));
    assertEquals(204, send(request("/imports/" + id).DELETE()).statusCode());
    assertTrue(send(request("/imports?limit=1").GET()).body().contains("\"cancelled\""));

    assertEquals(
        422, post("developers", "text", "no zip".getBytes(StandardCharsets.UTF_8)).statusCode());
    assertEquals(400, post("developers", "Two%20words", DUMP).statusCode());
    assertEquals(404, post("nobodies", "none", DUMP).statusCode());
    assertEquals(404, send(request("/imports/999999").GET()).statusCode());
    assertEquals(
        403,
        send(HttpRequest.newBuilder(server.uri("/guildhall/api/v1/imports"))
                .header("Authorization", "Bearer demo-ada")
                .GET())
            .statusCode());
  }

  private String begin(String source, byte[] dump) {
    var answer = post("developers", source, dump);
    assertEquals(202, answer.statusCode(), answer.body());
    var location = answer.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private HttpResponse<String> post(String community, String source, byte[] dump) {
    return send(
        request("/imports?community=" + community + "&source=" + source)
            .header("Content-Type", "application/zip")
            .POST(BodyPublishers.ofByteArray(dump)));
  }

  private void awaitEnd(String id) {
    Wait.until(MOST, "the import to end", () -> text(id, "endedAt") != null);
  }

  private long number(String id, String name) {
    return Long.parseLong(field(id, name, "(\\d+)"));
  }

  /** Null where there is none. */
  private String text(String id, String name) {
    return field(id, name, "(?:\"([^\"]*)\"|null)");
  }

  private String field(String id, String name, String value) {
    var shown = send(request("/imports/" + id).GET()).body();
    var found = Pattern.compile("\"" + name + "\":" + value).matcher(shown);
    assertTrue(found.find(), shown);
    return found.group(1);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.uri("/guildhall/api/v1" + path))
        .header("Authorization", "Bearer demo-farid");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] dump() {
    try {
      var out = new ByteArrayOutputStream();
      new GeneratedDump(POSTS, 11).write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
