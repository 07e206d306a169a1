package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;

/**
 * A community that was just founded, and in it, if it has opened, a question by the author with a
 * reply by the member; both say one word that nothing else on the server says.
 */
final class Scene {
  /** What kind of community it is. */
  enum Place {
    OPEN,
    CLOSED,
    FORMING
  }

  /** Those who open it, beside the leader. */
  private static final List<String> FOUNDERS = List.of("irina", "dmitri", "lena", "joao");

  private final Troupe troupe;
  private final Place place;
  private final String asked;
  private final String word;
  private final String slug;
  private final long conversation;
  private final long question;
  private final long reply;
  private long election;

  private Scene(Troupe troupe, Place place) {
    this.troupe = troupe;
    this.place = place;
    var own = UUID.randomUUID().toString().replace("-", "");
    asked = "a" + own;
    word = "w" + own;
    slug = found().json().getString("slug");
    if (place == Place.FORMING) {
      List.of(Role.MEMBER, Role.AUTHOR).forEach(role -> enter(role.userName()));
      conversation = 0;
      question = 0;
      reply = 0;
    } else {
      FOUNDERS.forEach(this::enter);
      List.of(Role.MEMBER, Role.AUTHOR).forEach(role -> enter(role.userName()));
      var opened = open();
      conversation = opened.json().getInt("id");
      question = opened.json().getJsonArray("posts").getJsonObject(0).getInt("id");
      reply =
          made(as(Role.MEMBER).post("/conversations/" + conversation + "/posts", body(said())))
              .json()
              .getInt("id");
    }
  }

  static Scene set(Troupe troupe, Place place) {
    return new Scene(troupe, place);
  }

  private Answer found() {
    var foundation =
        Json.createObjectBuilder()
            .add("facet", "topic")
            .add("value", "v" + asked.substring(1))
            .add("name", name())
            .add("purpose", "To be tried.");
    if (place == Place.CLOSED) {
      foundation.add("closedReason", "It is tried.");
    }
    return made(as(Role.LEADER).post("/communities", foundation.build().toString()));
  }

  private void enter(String userName) {
    if (place == Place.CLOSED) {
      var invited =
          as(Role.LEADER).press(page(), "invitation", "invite", Map.of("userName", userName));
      assertEquals(302, invited.status(), invited::toString);
    }
    var joined = troupe.of(userName).put("/communities/" + slug + "/members/me");
    assertEquals(204, joined.status(), joined::toString);
  }

  private Answer open() {
    var opening =
        Json.createObjectBuilder()
            .add("kind", "question")
            .add("title", "About " + said())
            .add("body", said())
            .add("tags", Json.createArrayBuilder().add(tag()));
    return made(
        as(Role.AUTHOR)
            .post("/communities/" + slug + "/conversations", opening.build().toString()));
  }

  private static Answer made(Answer answer) {
    assertEquals(201, answer.status(), answer::toString);
    return answer;
  }

  static String body(String text) {
    return Json.createObjectBuilder().add("body", text).build().toString();
  }

  private ApiCaller as(Role role) {
    return troupe.of(role);
  }

  /** All that its members see of it and might have been changed. */
  String state() {
    var community = as(Role.MEMBER).get("/communities/" + slug).body();
    return place == Place.FORMING
        ? community
        : community + as(Role.MEMBER).get("/conversations/" + conversation).body();
  }

  /** The path of its page. */
  String page() {
    return "/guildhall/community/show?slug=" + slug;
  }

  private String said() {
    return asked + " " + word;
  }

  String name() {
    return "n" + asked.substring(1);
  }

  /** What it is found by. */
  String asked() {
    return asked;
  }

  /** What is said there and nowhere else. */
  String word() {
    return word;
  }

  String tag() {
    return "t" + asked.substring(1);
  }

  String slug() {
    return slug;
  }

  /** The founding election, of which nominations are open; 0 where there is none yet. */
  long election() {
    if (election == 0 && place != Place.FORMING) {
      var all = as(Role.MEMBER).get("/communities/" + slug + "/elections").json();
      election = all.getJsonArray("items").getJsonObject(0).getInt("id");
    }
    return election;
  }

  long conversation() {
    return conversation;
  }

  long question() {
    return question;
  }

  long reply() {
    return reply;
  }
}
