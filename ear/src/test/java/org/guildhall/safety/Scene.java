package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.VotingProgram;

/**
 * A community that was just founded, and in it, if it has opened, a question by the author with a
 * reply by the member, and a card of the author's from another reply; all say one word that nothing
 * else on the server says. To come to a vote it moves the clock of the whole server.
 */
final class Scene {
  /** What kind of community it is. */
  enum Place {
    OPEN,
    CLOSED,
    FORMING,
    /** An open one whose founding election has come to the vote. */
    VOTING,
    /** One step further: its box is closed, and protests are heard. */
    PROTEST
  }

  /** Those who open it, beside the leader. */
  private static final List<String> FOUNDERS = List.of("irina", "dmitri", "lena", "joao");

  /**
   * Who stand where people vote. Three are left, of whom the leader is one: so those are the
   * wardens.
   */
  private static final List<String> CANDIDATES = List.of("cleo", "ada", "dmitri", "lena");

  /** How long a day is, as ISO 8601 writes it. */
  private static final int DAY = "2001-01-01".length();

  private static final Pattern TIME = Pattern.compile("(?s)<time.*?</time>");

  private final Troupe troupe;
  private final Place place;
  private final String asked;
  private final String word;
  private final String slug;
  private final long conversation;
  private final long question;
  private final long reply;
  private final long captured;
  private final Map<String, VotingProgram> papers = new HashMap<>();
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
      captured = 0;
    } else {
      FOUNDERS.forEach(this::enter);
      List.of(Role.MEMBER, Role.AUTHOR).forEach(role -> enter(role.userName()));
      var opened = open();
      conversation = opened.json().getInt("id");
      question = opened.json().getJsonArray("posts").getJsonObject(0).getInt("id");
      reply = replied();
      captured =
          made(as(Role.AUTHOR).post("/cards", "{\"postId\":" + replied() + "}"))
              .json()
              .getInt("id");
    }
    if (place == Place.VOTING || place == Place.PROTEST) {
      openBox();
    }
    if (place == Place.PROTEST) {
      pass("P5D");
      // Nobody has voted, so the vote goes on once.
      pass("P3D");
    }
  }

  private void openBox() {
    for (var userName : CANDIDATES) {
      var candidate = troupe.of(userName);
      // Whoever stands has written something there.
      made(candidate.post("/conversations/" + conversation + "/posts", body("Tea?")));
      var stood = candidate.put("/elections/" + election() + "/candidacies/me", candidacy());
      assertEquals(204, stood.status(), stood::toString);
    }
    pass("P7D");
  }

  static String candidacy() {
    return "{\"statement\":\"Tried.\",\"promises\":[]}";
  }

  /** Lets time pass on the whole server. */
  void pass(String duration) {
    var moved = as(Role.AUTHOR).post("/demo/clock", "{\"advance\":\"" + duration + "\"}");
    assertEquals(200, moved.status(), moved::toString);
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

  /** One reply more by the member. */
  long replied() {
    return made(as(Role.MEMBER).post("/conversations/" + conversation + "/posts", body(said())))
        .json()
        .getInt("id");
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
    return switch (place) {
      case FORMING -> community;
      case OPEN, CLOSED -> community + talk();
      // A warden sees more than others do: who has a credential, and what was protested.
      case VOTING, PROTEST -> community + talk() + TIME.matcher(electionPage()).replaceAll("");
    };
  }

  /** The id of a clause of its code of conduct. */
  long clause() {
    var code = as(Role.MEMBER).get("/communities/" + slug + "/code").json();
    return code.getJsonArray("clauses").getJsonObject(0).getInt("id");
  }

  private String talk() {
    return as(Role.MEMBER).get("/communities/" + slug + "/code").body()
        + as(Role.MEMBER).get("/communities/" + slug + "/ledger").body()
        + as(Role.MEMBER).get("/conversations/" + conversation).body()
        + as(Role.MEMBER).get("/cards/" + captured).body();
  }

  private String electionPage() {
    return as(Role.LEADER)
        .get(ApiCaller.SERVER + "/guildhall/election/show?id=" + election())
        .body();
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

  /** What that person votes with; whoever has the credential may send it. */
  VotingProgram paper(Role role) {
    return papers.computeIfAbsent(
        role.userName(), free -> new VotingProgram(troupe.server(), as(Role.MEMBER), election()));
  }

  /** A day on which a promise made there may fall due. */
  String due() {
    var until =
        as(Role.MEMBER).get("/elections/" + election()).json().getString("nominationsUntil");
    return Instant.parse(until).plus(Duration.ofDays(90)).toString().substring(0, DAY);
  }

  /** Whether its box was ever open. */
  boolean hasBox() {
    return place == Place.VOTING || place == Place.PROTEST;
  }

  /** The founding election; 0 where there is none yet. */
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

  /** The author's card. */
  long card() {
    return captured;
  }
}
