package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sentence vectors on a server that has the jars they need, on one without, and switched off. */
class VectorsIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String QUESTION = "My computer does not start";
  private static final String JARS = System.getProperty("guildhall.vectors");
  private static final String TITLE = "Laptop refuses to boot";

  @Test
  void administratorSwitchesMeaningOnAndOff() {
    var server =
        GuildhallServer.empty(
            "vectors",
            Map.of("GUILDHALL_SEARCH_VECTORS", "true", "GUILDHALL_VECTORS_FOLDER", JARS));
    server.start();
    try (server) {
      var ada = ApiCaller.of(server, "ada");
      var opened =
          ada.post(
              "/communities/developers/conversations",
              "{\"kind\":\"question\",\"title\":\""
                  + TITLE
                  + "\",\"body\":\"It stays black when I press the button.\"}");
      assertEquals(201, opened.status(), opened::toString);
      Wait.until(
          SOON, "it to be found by what it means", () -> found(ada, QUESTION).contains(TITLE));
      assertFalse(found(ada, "salaries of December").contains(TITLE));
    }
    withVectors(server, "false", "/nowhere");
    withVectors(server, "true", "/nowhere");
  }

  /** The index is built anew, and finds words only. */
  private static void withVectors(GuildhallServer before, String wanted, String jars) {
    var server =
        before.with(Map.of("GUILDHALL_SEARCH_VECTORS", wanted, "GUILDHALL_VECTORS_FOLDER", jars));
    server.start();
    try (server) {
      var ada = ApiCaller.of(server, "ada");
      Wait.until(SOON, "its words to be found", () -> found(ada, "laptop boot").contains(TITLE));
      assertFalse(found(ada, QUESTION).contains(TITLE));
      var told = ApiCaller.of(server, "farid").get("/index").body();
      assertEquals(wanted.equals("true"), told.contains("ONNX Runtime is missing"), told);
    }
  }

  private static List<String> found(ApiCaller person, String words) {
    var answer =
        person.get(
            "/search?type=conversation&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    assertEquals(200, answer.status(), answer::toString);
    return answer.json().getJsonArray("items").stream()
        .map(item -> item.asJsonObject().getString("title"))
        .toList();
  }
}
