package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A community that was founded for one story, with elections of its own: so it does not matter how
 * far other stories moved the clock. All its founders have written there, and may stand.
 */
public final class YoungCommunity {
  /** For how long people put themselves forward, vote and protest. */
  static final String NOMINATIONS = "P7D";

  static final String VOTING = "P5D";
  static final String VOTING_EXTENSION = "P3D";
  static final String PROTEST = "P3D";

  private final GuildhallServer server;
  private final List<String> founders;
  private final String name = "Young " + UUID.randomUUID();
  private final String slug;

  /** Of five or more people, who are nobody's boss. */
  public YoungCommunity(GuildhallServer server, List<String> founders) {
    this.server = server;
    this.founders = founders;
    var foundation =
        Json.createObjectBuilder()
            .add("facet", "topic")
            .add("value", "v" + UUID.randomUUID().toString().replace("-", ""))
            .add("name", name)
            .add("purpose", "To be led.");
    var made = as(founders.getFirst()).post("/communities", foundation.build().toString());
    assertEquals(201, made.status(), made::toString);
    slug = made.json().getString("slug");
    founders.forEach(one -> as(one).put("/communities/" + slug + "/members/me"));
    founders.forEach(this::writes);
  }

  private void writes(String userName) {
    var idea = "{\"kind\":\"idea\",\"title\":\"Tea\",\"body\":\"Let us have tea.\"}";
    var said = as(userName).post("/communities/" + slug + "/conversations", idea);
    assertEquals(201, said.status(), said::toString);
  }

  public ApiCaller as(String userName) {
    return ApiCaller.of(server, userName);
  }

  String name() {
    return name;
  }

  public String slug() {
    return slug;
  }

  /** The address of the page that says who leads it. */
  String leadPage() {
    return "/guildhall/community/lead?slug=" + slug;
  }

  /** The address of the page of its latest election. */
  String electionPage() {
    return "/guildhall/election/show?id=" + election();
  }

  /** The id of its latest election. */
  public long election() {
    return as(founders.getFirst())
        .get("/communities/" + slug + "/elections")
        .json()
        .getJsonArray("items")
        .getJsonObject(0)
        .getInt("id");
  }

  public void stands(String... userNames) {
    for (var one : userNames) {
      var stood =
          as(one)
              .put(
                  "/elections/" + election() + "/candidacies/me",
                  "{\"statement\":\"I would like to.\",\"promises\":[]}");
      assertEquals(204, stood.status(), stood::toString);
    }
  }

  /** Lets time pass for the whole house. */
  public void pass(String duration) {
    var moved = as(founders.getFirst()).post("/demo/clock", "{\"advance\":\"" + duration + "\"}");
    assertEquals(200, moved.status(), moved::toString);
  }

  public VotingProgram program(String userName) {
    return new VotingProgram(server, as(userName), election());
  }

  /** Each of them votes by program; see {@link VotingProgram#cast(String...)}. */
  void vote(List<String> voters, String... groups) {
    for (var voter : voters) {
      var cast = program(voter).cast(groups);
      assertEquals(200, cast.status(), cast::toString);
    }
  }

  /** Presses a button of a form in the session of a member, as a browser without scripts does. */
  void press(String userName, String page, String form, String button, Map<String, String> fields) {
    var done = ApiCaller.signedIn(server, userName).press(page, form, button, fields);
    assertEquals(302, done.status(), done::toString);
  }

  /** An election from its nominations to its end: all its voters rank these in this order. */
  public void elects(String... standing) {
    stands(standing);
    pass(NOMINATIONS);
    vote(founders, standing);
    pass(VOTING);
    pass(PROTEST);
  }
}
