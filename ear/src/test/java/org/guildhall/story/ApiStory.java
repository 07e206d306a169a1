package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What programs read and found, what it costs, and how it is described. */
class ApiStory extends Programs {
  private static final int MOST_STATEMENTS = 8;

  @Test
  void communitiesAreListedByNamePageByPage() {
    var all = new ArrayList<String>();
    var path = "/communities?limit=3";
    for (var page = ada.get(path).json(); ; page = ada.get(path).json()) {
      all.addAll(ApiCaller.each(page, "items", "name"));
      if (page.isNull("next")) {
        break;
      }
      assertEquals(3, page.getJsonArray("items").size());
      path = "/communities?limit=3&cursor=" + page.getString("next");
    }
    assertEquals(all.size(), new HashSet<>(all).size());
    assertTrue(all.containsAll(List.of("Developers", "PostgreSQL", "Security incidents")));
    var item = ada.get("/communities?limit=1").json().getJsonArray("items").getJsonObject(0);
    assertTrue(
        item.keySet()
            .containsAll(
                Set.of("slug", "name", "facet", "value", "purpose", "stage", "member", "role")));
  }

  @Test
  void founderIsMemberAndTheLastFounderOpens() {
    var name = unique();
    var founded = ada.post("/communities", founding(name));
    assertEquals(201, founded.status(), founded::toString);
    var slug = founded.json().getString("slug");
    assertTrue(founded.header("Location").endsWith("/guildhall/api/v1/communities/" + slug));
    assertEquals("forming", founded.json().getString("stage"));
    assertEquals("member", founded.json().getString("role"));
    assertTrue(founded.json().getBoolean("member"));

    var seenByBen = ben.get("/communities/" + slug).json();
    assertFalse(seenByBen.getBoolean("member"));
    assertTrue(seenByBen.isNull("role"));
    FOUNDERS.forEach(
        founder -> {
          var joining = ApiCaller.of(server, founder).put("/communities/" + slug + "/members/me");
          assertEquals(204, joining.status(), joining::toString);
        });
    var open = ben.get("/communities/" + slug).json();
    assertEquals("open", open.getString("stage"));
    assertEquals(5, open.getInt("members"));
    assertTrue(open.getBoolean("member"));
  }

  @Test
  void joiningAndLeavingBearRepetition() {
    var path = "/communities/" + open() + "/members/me";
    var elif = ApiCaller.of(server, "elif");
    assertEquals(204, elif.put(path).status());
    assertEquals(204, elif.put(path).status());
    assertEquals(204, elif.delete(path).status());
    assertEquals(204, elif.delete(path).status());
    assertEquals(404, elif.put("/communities/no-such-place/members/me").status());
  }

  @Test
  void foundationAgainstTheRulesIsRefusedFieldByField() {
    var name = unique();
    assertEquals(201, ada.post("/communities", founding(name)).status());
    var taken = ben.post("/communities", founding(name));
    assertEquals(409, taken.status());
    assertEquals(List.of("name"), taken.wrongFields());

    var two =
        ada.post(
            "/communities",
            """
            {"facet":"practice","value":"Developers","name":"Developers in Turin who like sport",
             "purpose":"We talk."}\
            """);
    assertEquals(422, two.status());
    assertProblem(two, "community.criterion.second");
    assertEquals(List.of("name", "name"), two.wrongFields());
    assertEquals(
        List.of("practice", "place", "interest"), ApiCaller.each(two.json(), "split", "facet"));

    var long81 = "x".repeat(81);
    var tooLong = ada.post("/communities", founding(long81));
    assertEquals(422, tooLong.status());
    assertEquals(Set.of("name", "value"), Set.copyOf(tooLong.wrongFields()));
  }

  @Test
  void closedCommunityShowsThatItExistsAndNothingMore() {
    var closed = ada.get("/communities/security-incidents").json();
    assertFalse(closed.getString("closedReason").isBlank());
    var list = ada.get("/communities/security-incidents/conversations");
    assertEquals(403, list.status());
    assertProblem(list, "community.denied.closed");
    var inside = ben.get("/communities/security-incidents/conversations").json();
    var id = ApiCaller.each(inside, "items", "id").getFirst();
    assertEquals(200, ben.get("/conversations/" + id).status());
    assertEquals(404, ada.get("/conversations/" + id).status());
    var post = ApiCaller.each(ben.get("/conversations/" + id).json(), "posts", "id").getFirst();
    assertEquals(404, ada.get("/posts/" + post).status());
    assertEquals(404, ada.put("/posts/" + post + "/solved-mine").status());
    assertEquals(403, ada.put("/communities/security-incidents/members/me").status());
  }

  @Test
  void personIsShownAsTheDirectoryKnowsHim() {
    var irina = ada.get("/people/IRINA").json();
    assertEquals("irina", irina.getString("userName"));
    assertEquals("Ирина Петрова", irina.getString("name"));
    assertEquals("enrico", irina.getJsonObject("manager").getString("userName"));
    assertTrue(irina.getBoolean("active"));
    assertEquals(404, ada.get("/people/nobody-at-all").status());
    assertEquals(400, ada.get("/people/%00").status());
  }

  @Test
  void searchFindsWhatOneMayReadAndMarksIt() {
    var found = ada.get("/search?q=toolchain&type=conversation").json();
    assertTrue(found.getInt("total") >= 1);
    var item = found.getJsonArray("items").getJsonObject(0);
    assertEquals(
        "Why does the nightly build fail only on the Turin agents?", item.getString("title"));
    assertTrue(item.getString("passageHtml").contains("<mark>toolchain</mark>"));
    assertFalse(item.getString("passage").contains("<mark>"));
    assertTrue(item.getString("passage").contains("<goal>"), "text is text");
    assertTrue(item.getString("passageHtml").contains("&lt;goal&gt;"), "and HTML is escaped");
    assertEquals("developers", item.getJsonObject("community").getString("slug"));
    // What was brought in from elsewhere may speak of it as well.
    var open = ada.get("/search?q=phishing&type=conversation&size=100").json();
    for (var other : open.getJsonArray("items").getValuesAs(JsonObject.class)) {
      assertNotEquals("security-incidents", other.getJsonObject("community").getString("slug"));
    }
    assertTrue(ben.get("/search?q=phishing&type=conversation").json().getInt("total") >= 1);
    var person = ada.get("/search?q=irina&type=person").json().getJsonArray("items");
    assertEquals("irina", person.getJsonObject(0).getString("userName"));
    var place = ada.get("/search?q=postgresql&type=community").json().getJsonArray("items");
    assertEquals("postgresql", place.getJsonObject(0).getString("slug"));
  }

  @Test
  void indexIsCheckedWithinOnesRights() {
    var check = ada.get("/index/check").json();
    assertTrue(check.getBoolean("agrees"), check.toString());
    var slugs = ApiCaller.each(check, "communities", "slug");
    assertTrue(slugs.contains("developers"), slugs.toString());
    assertFalse(slugs.contains("security-incidents"), slugs.toString());
    for (var community : check.getJsonArray("communities").getValuesAs(JsonObject.class)) {
      assertEquals(community.get("database"), community.get("index"));
    }
    var all = ApiCaller.each(ben.get("/index/check").json(), "communities", "slug");
    assertTrue(all.contains("security-incidents"), all.toString());
  }

  @Test
  void searchIsNarrowedAndPaged() {
    var narrowed =
        ada.get("/search?q=build&community=developers&author=ben&language=en&from=0&size=1").json();
    for (var item : narrowed.getJsonArray("items").getValuesAs(JsonObject.class)) {
      assertEquals("ben", item.getJsonObject("author").getString("userName"));
      assertEquals("developers", item.getJsonObject("community").getString("slug"));
    }
    var questions = ada.get("/search?q=build&kind=question&size=100").json();
    assertEquals(Set.of("question"), Set.copyOf(ApiCaller.each(questions, "items", "kind")));
    assertEquals(
        0, ada.get("/search?q=toolchain&kind=discussion").json().getJsonArray("items").size());
    var first = ada.get("/search?q=the&type=conversation&size=1").json();
    assertEquals(1, first.getInt("next"));
    var second = ada.get("/search?q=the&type=conversation&size=1&from=1").json();
    assertNotEquals(ApiCaller.each(first, "items", "id"), ApiCaller.each(second, "items", "id"));
    var none = ada.get("/search?q=the&type=conversation&from=9999").json();
    assertEquals(0, none.getJsonArray("items").size());
    assertTrue(none.isNull("next"));
    assertEquals(404, ada.get("/search?q=x&community=no-such-place").status());
  }

  @Test
  void mentionLinksByAnAbsoluteAddress() {
    var html = ada.post("/preview", body("Ask @ben.")).json().getString("html");
    var page = "http://localhost:\\d+/guildhall/person/show\\?name=ben";
    var link = "<a href=\"" + page + "\" title=\"@ben\">@Ben Okafor</a>";
    assertTrue(html.strip().matches("<p>Ask " + link + "\\.</p>"), html);
  }

  @Test
  void previewIsWhatWouldBeShown() {
    assertEquals(
        "<p><strong>x</strong></p>\n",
        ada.post("/preview", body("**x**")).json().getString("html"));
    var attack = ada.post("/preview", body("<script>alert(1)</script><b onclick=x>y</b>"));
    assertFalse(attack.json().getString("html").contains("<script"));
    assertFalse(attack.json().getString("html").contains("onclick"));
    var tooLong = ada.post("/preview", body("x".repeat(20_001)));
    assertEquals(422, tooLong.status());
    assertEquals(List.of("body"), tooLong.wrongFields());
  }

  @Test
  void noCallAsksMuchOfTheDatabase() {
    for (var path :
        List.of(
            "/me",
            "/communities",
            "/communities/developers",
            "/communities/developers/conversations",
            "/conversations/1",
            "/posts/1",
            "/people/irina",
            "/search?q=toolchain")) {
      long statements =
          server.statements(MOST_STATEMENTS, () -> assertEquals(200, ada.get(path).status(), path));
      assertTrue(statements > 0, "no statement was traced for " + path);
      assertTrue(statements <= MOST_STATEMENTS, path + ": " + statements + " statements");
    }
  }

  @Test
  void descriptionNamesEveryCallAndWhatItMayEndIn() {
    var description = ApiCaller.ofNobody(server).with("Accept", "application/json");
    var api = description.get(ApiCaller.SERVER + "/openapi?format=JSON");
    assertEquals(200, api.status());
    var paths = api.json().getJsonObject("paths");
    var operations =
        paths.entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().asJsonObject().keySet().stream()
                        .map(method -> method + " " + path.getKey().replaceFirst(".*/api/v1", "")))
            .collect(Collectors.toSet());
    assertTrue(
        operations.containsAll(
            Set.of(
                "get /me",
                "get /communities",
                "post /communities",
                "get /communities/{slug}",
                "put /communities/{slug}/members/me",
                "delete /communities/{slug}/members/me",
                "get /communities/{slug}/conversations",
                "post /communities/{slug}/conversations",
                "get /conversations/{id}",
                "post /conversations/{id}/posts",
                "put /conversations/{id}/accepted",
                "put /posts/{id}",
                "put /posts/{id}/solved-mine",
                "delete /posts/{id}/solved-mine",
                "post /preview",
                "get /search",
                "get /people/{userName}")),
        operations::toString);
    for (var path : paths.values()) {
      for (var operation : path.asJsonObject().values()) {
        var of = operation.asJsonObject();
        assertFalse(of.getString("summary").isBlank());
        assertTrue(of.getJsonObject("responses").keySet().containsAll(Set.of("401", "403", "500")));
      }
    }
    var schemes = api.json().getJsonObject("components").getJsonObject("securitySchemes");
    assertEquals(Set.of("token", "session"), schemes.keySet());
  }
}
