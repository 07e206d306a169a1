package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.story.ApiCaller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What programs can do, and what they are told when they cannot. No browser is needed. */
@ExtendWith(DemoServer.class)
class ApiStory {
  private static final List<String> FOUNDERS = List.of("ada", "ben", "cleo", "irina", "giulia");
  private static final int MOST_STATEMENTS = 8;

  private GuildhallServer server;
  private ApiCaller ada;
  private ApiCaller ben;

  @BeforeEach
  void comeIn(GuildhallServer demo) {
    server = demo;
    ada = ApiCaller.of(server, "ada");
    ben = ApiCaller.of(server, "ben");
  }

  // --- the door

  @Test
  void nobodyIsLetInWithoutSayingWhoHeIs() {
    var nobody = ApiCaller.ofNobody(server);
    for (var path : List.of("/me", "/communities", "/conversations/1", "/nowhere")) {
      var answer = nobody.get(path);
      assertEquals(401, answer.status(), path);
      assertEquals("Bearer realm=\"guildhall\"", answer.header("WWW-Authenticate"));
      assertProblem(answer, "sign-in");
    }
    assertEquals(401, nobody.post("/communities", "{}").status());
    assertEquals(401, nobody.get(ApiCaller.SERVER + "/guildhall/api/").status());
  }

  @Test
  void tokenThatIsNoneLetsNobodyInWhateverSessionHeHas() {
    var session = ApiCaller.signedIn(server, "ada");
    assertEquals(200, session.get("/me").status());
    for (var shown :
        List.of("Bearer demo-nobody", "Bearer ", "Bearer guildhall_x", "Basic YWRhOng=", "x")) {
      var answer = session.with("Authorization", shown).get("/me");
      assertEquals(401, answer.status(), shown);
      assertTrue(answer.header("WWW-Authenticate").contains("invalid_token"), shown);
    }
  }

  @Test
  void meTellsWhoCallsAndByWhat() {
    var byToken = ada.get("/me").json();
    assertEquals("ada", byToken.getString("userName"));
    assertEquals("Ada Moretti", byToken.getString("name"));
    assertEquals("demo", byToken.getString("signedInBy"));
    assertFalse(byToken.getBoolean("administrator"));
    assertTrue(ApiCaller.each(byToken, "communities", "slug").contains("developers"));
    assertTrue(ApiCaller.of(server, "farid").get("/me").json().getBoolean("administrator"));
    var bySession = ApiCaller.signedIn(server, "farid").get("/me").json();
    assertEquals("session", bySession.getString("signedInBy"));
    assertTrue(bySession.getBoolean("administrator"));
  }

  @Test
  void otherSitesMakeNobodyCallAnything() {
    var session = ApiCaller.signedIn(server, "ada");
    assertEquals(200, session.post("/preview", body("x")).status());
    for (var caller :
        List.of(
            session.with("Sec-Fetch-Site", "cross-site"),
            session.with("Sec-Fetch-Site", "same-site"),
            session.with("Origin", "https://evil.example"))) {
      var answer = caller.post("/preview", body("x"));
      assertEquals(403, answer.status());
      assertProblem(answer, "other-site");
    }
    // A token no site can make a browser send.
    assertEquals(
        200, ada.with("Sec-Fetch-Site", "cross-site").post("/preview", body("x")).status());
  }

  @Test
  void feedReadersGiveTheTokenAsAPassword() {
    var feed = ApiCaller.SERVER + "/guildhall/feed/community/developers";
    var nobody = ApiCaller.ofNobody(server);
    var refused = nobody.get(feed);
    assertEquals(401, refused.status());
    assertTrue(refused.header("WWW-Authenticate").startsWith("Basic "));
    assertEquals(401, nobody.with("Authorization", basic("ada:guildhall")).get(feed).status());
    var read = nobody.with("Authorization", basic("whoever:demo-ada")).get(feed);
    assertEquals(200, read.status(), read::toString);
    assertTrue(read.header("Content-Type").startsWith("application/atom+xml"));
    assertEquals(200, ada.get(feed).status());
    assertEquals(200, ApiCaller.signedIn(server, "ada").get(feed).status());
    assertEquals(404, ada.get(ApiCaller.SERVER + "/guildhall/feed/nothing").status());
  }

  // --- communities

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

  // --- conversations and posts

  @Test
  void conversationIsOpenedAnsweredAndAccepted() {
    var slug = open();
    var opened =
        ada.post(
            "/communities/" + slug + "/conversations",
            """
            {"kind":"question","title":"How do birds sleep?","body":"On *one* leg?",
             "tags":["Birds","sleep"]}\
            """);
    assertEquals(201, opened.status(), opened::toString);
    long id = opened.json().getJsonNumber("id").longValue();
    assertTrue(opened.header("Location").endsWith("/api/v1/conversations/" + id));
    assertEquals(List.of("birds", "sleep"), strings(opened.json(), "tags"));

    var reply = ben.post("/conversations/" + id + "/posts", body("With **half** a brain."));
    assertEquals(201, reply.status(), reply::toString);
    long post = reply.json().getJsonNumber("id").longValue();
    assertEquals("With **half** a brain.", reply.json().getString("bodyMarkdown"));
    assertEquals(
        "<p>With <strong>half</strong> a brain.</p>\n", reply.json().getString("bodyHtml"));
    assertTrue(reply.header("Location").endsWith("/api/v1/posts/" + post));

    var acceptance = "{\"postId\":" + post + "}";
    assertEquals(403, ben.put("/conversations/" + id + "/accepted", acceptance).status());
    assertEquals(204, ada.put("/conversations/" + id + "/accepted", acceptance).status());
    assertEquals(204, ada.put("/conversations/" + id + "/accepted", acceptance).status());
    assertEquals(403, ben.put("/posts/" + post + "/solved-mine").status());
    var cleo = ApiCaller.of(server, "cleo");
    assertEquals(204, cleo.put("/posts/" + post + "/solved-mine").status());
    assertEquals(204, cleo.put("/posts/" + post + "/solved-mine").status());

    var whole = cleo.get("/conversations/" + id).json();
    assertEquals("question", whole.getString("kind"));
    assertEquals(slug, whole.getJsonObject("community").getString("slug"));
    assertEquals("ada", whole.getJsonObject("author").getString("userName"));
    assertEquals(1, whole.getInt("replies"));
    assertTrue(whole.getBoolean("answered"));
    assertTrue(whole.isNull("next"));
    var posts = whole.getJsonArray("posts").getValuesAs(JsonObject.class);
    assertEquals(2, posts.size());
    assertFalse(posts.get(0).getBoolean("accepted"));
    assertTrue(posts.get(1).getBoolean("accepted"));
    assertTrue(posts.get(1).isNull("editedAt"));
    assertEquals(1, posts.get(1).getJsonObject("solvedMine").getInt("people"));
    assertTrue(posts.get(1).getJsonObject("solvedMine").getBoolean("me"));
    assertEquals(204, cleo.delete("/posts/" + post + "/solved-mine").status());
    assertEquals(204, cleo.delete("/posts/" + post + "/solved-mine").status());
    var taken = cleo.get("/posts/" + post).json().getJsonObject("solvedMine");
    assertEquals(0, taken.getInt("people"));
  }

  @Test
  void onlyAReplyOfThatConversationIsAccepted() {
    var id = question(open());
    for (var postId : List.of("999999999", "1")) {
      var answer = ada.put("/conversations/" + id + "/accepted", "{\"postId\":" + postId + "}");
      assertEquals(422, answer.status());
      assertEquals(List.of("postId"), answer.wrongFields());
    }
    assertEquals(404, ada.put("/conversations/999999999/accepted", "{\"postId\":1}").status());
  }

  @Test
  void whoIsNoMemberReadsAndDoesNotWrite() {
    var id = question(open());
    var elif = ApiCaller.of(server, "elif");
    assertEquals(200, elif.get("/conversations/" + id).status());
    var reply = elif.post("/conversations/" + id + "/posts", body("Hello"));
    assertEquals(403, reply.status());
    assertProblem(reply, "community.denied.not-member");
  }

  @Test
  void longConversationComesInPagesThatLeaveNothingOut() {
    var id = question(open());
    var written = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      written.add(
          ben.post("/conversations/" + id + "/posts", body("Reply " + i))
              .json()
              .get("id")
              .toString());
    }
    var read = new ArrayList<String>();
    var path = "/conversations/" + id + "?limit=3";
    var next = path;
    for (var page = ada.get(next).json(); ; page = ada.get(next).json()) {
      read.addAll(ApiCaller.each(page, "posts", "id"));
      if (page.isNull("next")) {
        break;
      }
      next = path + "&cursor=" + page.getString("next");
    }
    assertEquals(written, read.subList(1, read.size()));
  }

  @Test
  void conversationsOfACommunityComeTheLiveliestFirst() {
    var slug = open();
    var first = question(slug);
    var second = question(slug);
    ben.post("/conversations/" + first + "/posts", body("Alive"));
    var page = ada.get("/communities/" + slug + "/conversations?limit=1").json();
    assertEquals(List.of(Long.toString(first)), ApiCaller.each(page, "items", "id"));
    var rest =
        ada.get("/communities/" + slug + "/conversations?limit=1&cursor=" + page.getString("next"))
            .json();
    assertEquals(List.of(Long.toString(second)), ApiCaller.each(rest, "items", "id"));
    assertTrue(rest.isNull("next"));
  }

  @Test
  void editOnTopOfATextThatWasNotSeenIsRefused() {
    var id = question(open());
    var made = ben.post("/conversations/" + id + "/posts", body("one"));
    var path = "/posts/" + made.json().get("id");
    assertEquals("\"1\"", made.header("ETag"));
    var read = ben.get(path);
    assertEquals("\"1\"", read.header("ETag"));
    assertEquals(304, ben.with("If-None-Match", "\"1\"").get(path).status());

    var two = ben.with("If-Match", "\"1\"").put(path, body("two"));
    assertEquals(200, two.status(), two::toString);
    assertEquals("\"2\"", two.header("ETag"));
    assertEquals("two", two.json().getString("bodyMarkdown"));
    assertFalse(two.json().isNull("editedAt"));

    var stale = ben.with("If-Match", "\"1\"").put(path, body("three"));
    assertEquals(412, stale.status());
    assertEquals("\"2\"", stale.header("ETag"));
    assertProblem(stale, "conversation.edit.conflict");
    assertEquals(412, ben.with("If-Match", "W/\"2\"").put(path, body("three")).status());
    assertEquals(400, ben.with("If-Match", "2").put(path, body("three")).status());
    assertEquals(200, ben.with("If-Match", "\"9\", \"2\"").put(path, body("three")).status());
    assertEquals(200, ben.with("If-Match", "*").put(path, body("four")).status());
    assertEquals("\"5\"", ben.put(path, body("five")).header("ETag"));
    assertEquals(403, ada.put(path, body("mine")).status());
    assertEquals(404, ada.put("/posts/999999999", body("mine")).status());
  }

  @Test
  void whatIsKnownAlreadyIsNotSentAgain() {
    var id = question(open());
    var first = ada.get("/conversations/" + id);
    var again = ada.with("If-None-Match", first.header("ETag")).get("/conversations/" + id);
    assertEquals(304, again.status());
    assertEquals("", again.http().body());
    ben.post("/conversations/" + id + "/posts", body("News"));
    var changed = ada.with("If-None-Match", first.header("ETag")).get("/conversations/" + id);
    assertEquals(200, changed.status());
    assertNotEquals(first.header("ETag"), changed.header("ETag"));
  }

  // --- once only

  @Test
  void sameKeyMakesNothingTwice() {
    var slug = open();
    var name = UUID.randomUUID().toString();
    var key = ada.with("Idempotency-Key", name);
    var conversation =
        "{\"kind\":\"discussion\",\"title\":\"Once\",\"body\":\"Once.\",\"tags\":[]}";
    var path = "/communities/" + slug + "/conversations";
    var made = key.post(path, conversation);
    var again = key.post(path, conversation);
    assertEquals(201, again.status(), again::toString);
    assertEquals(made.json().get("id"), again.json().get("id"));
    assertEquals(made.header("Location"), again.header("Location"));
    assertEquals(1, ada.get(path).json().getJsonArray("items").size());

    var replies = "/conversations/" + made.json().get("id") + "/posts";
    var reply = key.post(replies, body("Once"));
    assertEquals(reply.json().get("id"), key.post(replies, body("Once")).json().get("id"));
    var other = key.post(replies, body("Twice"));
    assertEquals(422, other.status());
    assertEquals(List.of("Idempotency-Key"), other.wrongFields());
    // Another's key is another key, whatever it says.
    var bens = ben.with("Idempotency-Key", name).post(replies, body("Mine"));
    assertEquals(201, bens.status());
    assertEquals(2, ada.get("/conversations/" + made.json().get("id")).json().getInt("replies"));
    // Whoever comes second with another content makes nothing, however close behind.
    var race = ben.with("Idempotency-Key", UUID.randomUUID().toString());
    var raced =
        Stream.of("one", "two", "three", "four")
            .parallel()
            .map(text -> race.post(replies, body(text)).status())
            .toList();
    assertEquals(1, raced.stream().filter(status -> status == 201).count(), raced::toString);
    assertEquals(3, raced.stream().filter(status -> status == 422).count(), raced::toString);
    // What was made is found again after it was edited.
    ada.put("/posts/" + reply.json().get("id"), body("Once, edited"));
    assertEquals(reply.json().get("id"), key.post(replies, body("Once")).json().get("id"));
  }

  @Test
  void eightAtOnceWithOneKeyMakeOneThing() throws Exception {
    var name = unique();
    var key = ada.with("Idempotency-Key", UUID.randomUUID().toString());
    var founded = atOnce(() -> key.post("/communities", founding(name)));
    assertEquals(Set.of(201), statuses(founded), founded::toString);
    assertEquals(1, founded.stream().map(a -> a.json().getString("slug")).distinct().count());

    var id = question(open());
    var replies = atOnce(() -> key.post("/conversations/" + id + "/posts", body("Once")));
    assertEquals(Set.of(201), statuses(replies), replies::toString);
    assertEquals(1, replies.stream().map(a -> a.json().get("id")).distinct().count());
    assertEquals(1, ada.get("/conversations/" + id).json().getInt("replies"));

    var slug = open();
    var conversation = "{\"kind\":\"question\",\"title\":\"Once\",\"body\":\"Once.\"}";
    var path = "/communities/" + slug + "/conversations";
    var opened = atOnce(() -> key.post(path, conversation));
    assertEquals(Set.of(201), statuses(opened), opened::toString);
    assertEquals(1, ada.get(path).json().getJsonArray("items").size());
  }

  @Test
  void keyIsVisibleAsciiOfAtMost255Characters() {
    var path = "/conversations/" + question(open()) + "/posts";
    for (var bad : List.of("with space", "x".repeat(256))) {
      var answer = ada.with("Idempotency-Key", bad).post(path, body("x"));
      assertEquals(400, answer.status(), bad);
      assertEquals(List.of("Idempotency-Key"), answer.wrongFields());
    }
    assertEquals(201, ada.with("Idempotency-Key", "x".repeat(255)).post(path, body("x")).status());
  }

  // --- people, search, preview

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

  // --- strictness

  @Test
  void bodyThatCannotBeReadIsRefusedAndNamesItsFields() {
    var path = "/conversations/" + question(open()) + "/posts";
    assertRefused(400, List.of("body"), ada.post(path, "{}"));
    assertRefused(400, List.of("body"), ada.post(path, "{\"body\":null}"));
    assertRefused(400, List.of("body"), ada.post(path, "{\"body\":5}"));
    assertRefused(400, List.of("body"), ada.post(path, "{\"body\":[\"x\"]}"));
    assertRefused(400, List.of("body"), ada.post(path, "{\"body\":\"x\",\"body\":\"y\"}"));
    assertRefused(400, List.of("boddy"), ada.post(path, "{\"body\":\"x\",\"boddy\":\"y\"}"));
    assertRefused(422, List.of("body"), ada.post(path, body(" \n\t ")));
    assertRefused(422, List.of("body"), ada.post(path, body("x".repeat(20_001))));
    for (var bad :
        List.of("", "[]", "\"x\"", "null", "{\"body\":", "{\"body\":\"x\"} {}", "{'body':'x'}")) {
      assertEquals(400, ada.post(path, bad).status(), bad);
    }
    assertEquals(400, ada.post(path, deep(50_000)).status());
    assertEquals(400, ada.post(path, deep(33)).status());
    assertRefused(400, List.of("body"), ada.post(path, deep(20)));
    assertEquals(
        400, ada.post(path, BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xff})).status());
    assertRefused(
        400,
        List.of("kind", "tags"),
        ada.post(
            "/communities/developers/conversations",
            "{\"kind\":\"gossip\",\"title\":\"x\",\"body\":\"x\",\"tags\":[1]}"));
    assertRefused(
        400, List.of("postId"), ada.put("/conversations/1/accepted", "{\"postId\":1e999999999}"));
    assertRefused(400, List.of("postId"), ada.put("/conversations/1/accepted", "{\"postId\":-1}"));
  }

  @Test
  void tooMuchIsRefusedWhetherItSaysSoOrNot() {
    var large = ("{\"body\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
    var path = "/conversations/1/posts";
    assertProblem(ada.post(path, BodyPublishers.ofByteArray(large)), "too-large");
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
    var answer = ada.post(path, chunked);
    assertEquals(413, answer.status());
    assertProblem(answer, "too-large");
  }

  @Test
  void onlyJsonIsTakenAndGiven() {
    var form = BodyPublishers.ofString("body=x");
    assertEquals(
        415,
        ada.with("Content-Type", "application/x-www-form-urlencoded")
            .call("POST", "/preview", form)
            .status());
    assertEquals(
        415,
        ada.with("Content-Type", "application/json;charset=iso-8859-1")
            .call("POST", "/preview", form)
            .status());
    var compressed = ada.with("Content-Encoding", "gzip");
    assertEquals(400, compressed.post("/preview", body("not compressed")).status());
    assertEquals(406, ada.with("Accept", "text/html").get("/me").status());
    var patch = ada.call("PATCH", "/me", BodyPublishers.noBody());
    assertEquals(405, patch.status());
    assertTrue(patch.header("Allow").contains("GET"));
    var trace = ada.call("TRACE", "/me", BodyPublishers.noBody());
    assertEquals(405, trace.status(), trace::toString);
    assertEquals(404, ada.get("/nowhere").status());
    assertEquals(404, ada.get("/conversations/abc").status());
    assertEquals(404, ada.get("/conversations/99999999999999999999").status());
    assertEquals(404, ada.get(ApiCaller.SERVER + "/guildhall/api/v2/me").status());
    assertEquals(404, ada.get(ApiCaller.SERVER + "/guildhall/api").status());
    assertEquals(200, ada.call("HEAD", "/posts/1", BodyPublishers.noBody()).status());
    var options = ada.call("OPTIONS", "/posts/1", BodyPublishers.noBody());
    assertTrue(options.header("Allow").contains("PUT"), options::toString);
  }

  @Test
  void parameterThatCannotBeReadIsNamed() {
    for (var wrong :
        List.of(
            "/communities?limit=0",
            "/communities?limit=101",
            "/communities?limit=many",
            "/communities/developers/conversations?limit=-1",
            "/conversations/1?limit=1.5",
            "/communities?cursor=forged!",
            "/communities?cursor=",
            "/communities/developers/conversations?cursor=Rm9yZ2Vk",
            "/communities/developers/conversations?cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTkgMQ",
            "/conversations/1?cursor=AAAA",
            "/search",
            "/search?q=%20",
            "/search?q=x&type=everything",
            "/search?q=x&kind=gossip",
            "/search?q=x&language=xx",
            "/search?q=x&from=-1",
            "/search?q=x&size=0",
            "/search?q=" + "x".repeat(1001))) {
      var answer = ada.get(wrong);
      assertEquals(400, answer.status(), wrong);
      assertEquals(1, answer.wrongFields().size(), wrong);
      var field = answer.wrongFields().getFirst();
      assertTrue(field.equals("q") || wrong.contains(field + "="), wrong);
    }
  }

  @Test
  void textComesBackAsAPageWouldHaveStoredIt() {
    var path = "/conversations/" + question(open()) + "/posts";
    var answer = ada.post(path, "{\"body\":\"a\\r\\nb\\u0007c \\ud83d\\ude00\"}");
    assertEquals(201, answer.status(), answer::toString);
    assertEquals("a\nb\u0007c 😀", answer.json().getString("bodyMarkdown"));
    for (var unstorable : List.of("\\u0000", "\\ud800", "\\ude00\\ud83d")) {
      assertRefused(400, List.of("body"), ada.post(path, "{\"body\":\"a" + unstorable + "b\"}"));
    }
    assertEquals(400, ada.get("/search?q=a%00b").status());
    assertEquals(400, ada.get("/communities/a%00b").status());
  }

  @Test
  void problemsSpeakTheReadersLanguage() {
    var path = "/conversations/999999999";
    assertEquals("Nothing here", ada.get(path).json().getString("title"));
    assertEquals(
        "Qui non c’è nulla", ada.with("Accept-Language", "it").get(path).json().getString("title"));
    assertEquals(
        "Здесь ничего нет",
        ada.with("Accept-Language", "ru-RU, en;q=0.5").get(path).json().getString("title"));
  }

  // --- costs and description

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

  // --- what the tests play with

  /** A community of its own, in which the founders may talk; gives back its slug. */
  private String open() {
    var slug = ada.post("/communities", founding(unique())).json().getString("slug");
    FOUNDERS.forEach(
        founder -> ApiCaller.of(server, founder).put("/communities/" + slug + "/members/me"));
    return slug;
  }

  /** A question of Ada's; gives back its id. */
  private long question(String slug) {
    var opened =
        ada.post(
            "/communities/" + slug + "/conversations",
            "{\"kind\":\"question\",\"title\":\"Who knows?\",\"body\":\"I do not.\"}");
    assertEquals(201, opened.status(), opened::toString);
    return opened.json().getJsonNumber("id").longValue();
  }

  private static String founding(String name) {
    return Json.createObjectBuilder()
        .add("facet", "topic")
        .add("value", name)
        .add("name", name)
        .add("purpose", "What we learn about it.")
        .build()
        .toString();
  }

  private static String body(String text) {
    return Json.createObjectBuilder().add("body", text).build().toString();
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String deep(int levels) {
    return "{\"body\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
  }

  private static String unique() {
    return "weaving " + UUID.randomUUID();
  }

  private static List<String> strings(JsonObject of, String list) {
    return of.getJsonArray(list).stream()
        .map(JsonValue::toString)
        .map(text -> text.replace("\"", ""))
        .toList();
  }

  private static Set<Integer> statuses(List<Answer> answers) {
    return answers.stream().map(Answer::status).collect(Collectors.toSet());
  }

  /** Eight callers who start together. */
  private static List<Answer> atOnce(Callable<Answer> call) throws Exception {
    try (var callers = Executors.newFixedThreadPool(8)) {
      var answers = new ArrayList<Answer>();
      for (var future : callers.invokeAll(Stream.generate(() -> call).limit(8).toList())) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  private static void assertRefused(int status, List<String> fields, Answer answer) {
    assertEquals(status, answer.status(), answer::toString);
    assertEquals(fields, answer.wrongFields(), answer::toString);
  }

  private static void assertProblem(Answer answer, String type) {
    assertEquals("application/problem+json", answer.header("Content-Type"));
    var problem = answer.json();
    assertEquals("urn:guildhall:problem:" + type, problem.getString("type"), answer::toString);
    assertEquals(answer.status(), problem.getInt("status"));
    assertFalse(problem.getString("title").isBlank());
    assertFalse(problem.getString("detail").isBlank());
  }
}
