package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.Json;
import java.util.List;
import java.util.UUID;
import org.guildhall.story.ApiCaller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs of Ada's and Ben's, and what they found and ask. No browser is needed. */
@ExtendWith(DemoServer.class)
abstract class Programs {
  static final List<String> FOUNDERS = List.of("ada", "ben", "cleo", "irina", "giulia");

  GuildhallServer server;
  ApiCaller ada;
  ApiCaller ben;

  @BeforeEach
  void comeIn(GuildhallServer demo) {
    server = demo;
    ada = ApiCaller.of(server, "ada");
    ben = ApiCaller.of(server, "ben");
  }

  /** A community of its own, in which the founders may talk; gives back its slug. */
  String open() {
    var slug = ada.post("/communities", founding(unique())).json().getString("slug");
    FOUNDERS.forEach(
        founder -> ApiCaller.of(server, founder).put("/communities/" + slug + "/members/me"));
    return slug;
  }

  /** A question of Ada's; gives back its id. */
  long question(String slug) {
    var opened =
        ada.post(
            "/communities/" + slug + "/conversations",
            "{\"kind\":\"question\",\"title\":\"Who knows?\",\"body\":\"I do not.\"}");
    assertEquals(201, opened.status(), opened::toString);
    return opened.json().getJsonNumber("id").longValue();
  }

  static String founding(String name) {
    return Json.createObjectBuilder()
        .add("facet", "topic")
        .add("value", name)
        .add("name", name)
        .add("purpose", "What we learn about it.")
        .build()
        .toString();
  }

  static String body(String text) {
    return Json.createObjectBuilder().add("body", text).build().toString();
  }

  static String unique() {
    return "weaving " + UUID.randomUUID();
  }

  static void assertProblem(Answer answer, String type) {
    assertEquals("application/problem+json", answer.header("Content-Type"));
    var problem = answer.json();
    assertEquals("urn:guildhall:problem:" + type, problem.getString("type"), answer::toString);
    assertEquals(answer.status(), problem.getInt("status"));
    assertFalse(problem.getString("title").isBlank());
    assertFalse(problem.getString("detail").isBlank());
  }
}
