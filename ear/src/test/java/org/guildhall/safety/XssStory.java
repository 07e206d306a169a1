package org.guildhall.safety;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.ApiCaller.Answer;
import org.guildhall.story.FilledForm;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Stage;
import org.guildhall.story.Stories;
import org.guildhall.story.VotingProgram;
import org.guildhall.story.Wait;
import org.guildhall.story.YoungCommunity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nothing that people write is anything but text, wherever it is shown: no script runs, no dialog
 * opens, no other host is asked, no expression is evaluated. One window heeds our policy, and would
 * tell what it had to refuse; the other one does not heed it.
 */
@ExtendWith({Stories.class, OwnServer.class})
class XssStory {
  private static final Duration INDEXED = Duration.ofSeconds(60);
  private static final int TITLE = 200;
  private static final int NAME = 80;
  private static final int PURPOSE = 1000;
  private static final int REASON = 500;
  private static final int CLAUSE = 300;
  private static final int QUERY = 900;
  private static final int PROMISE = 300;
  private static final int PROTEST = 2000;

  /** How many posts are reported, of those whom one person may report in a day. */
  private static final int MODERATED = 8;

  /** How many payloads one candidate says, and how many people vote. */
  private static final int SAID = 6;

  private static final int VOTERS = 10;

  /** Of pages of one kind, one in so many is looked at once more. */
  private static final int SAMPLE = 4;

  private static final int MOST_TOKENS = 15;

  private final List<String> payloads = Payloads.all();
  private final Wrongs wrongs = new Wrongs();
  private GuildhallServer server;
  private Troupe troupe;
  private Scene scene;
  private Stage stage;
  private Page heeding;
  private Page heedless;

  @BeforeEach
  void enter(Stage demo, GuildhallServer own) {
    server = own;
    troupe = new Troupe(server);
    scene = Scene.set(troupe, Scene.Place.OPEN);
    stage = demo.on(server);
    heeding = watched(stage.window("en-GB"));
    heedless = watched(stage.unprotected());
  }

  @AfterEach
  void leave() {
    stage.close();
    wrongs.assertNone();
  }

  @Test
  void scriptThatRunsIsSeen() {
    look(heedless, "home");
    heedless.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hit()>')");
    heedless.waitForFunction("wrongs().length > 1");
  }

  // --- what is written, and where it is shown

  @Test
  void namesOfPeopleAreText() {
    peopleComeIn();
    for (int page = 1; page <= 1 + payloads.size() / 50; page++) {
      show("person/list?page=" + page);
    }
    for (int i = 0; i < payloads.size(); i += 10) {
      show("person/show?name=" + userName(i));
      assertEquals(payloads.get(i).strip() + " Q", heading());
    }
  }

  @Test
  void cardsDoubtsAndReasonsAreText() {
    var author = troupe.of(Role.AUTHOR);
    var questions = Payloads.packed(TITLE);
    var reasons = Payloads.packed(REASON);
    for (int i = 0; i < questions.size(); i++) {
      var text = questions.get(i);
      var card =
          Json.createObjectBuilder()
              .add("postId", scene.replied())
              .add("question", text)
              .add("answer", text)
              .add("appliesTo", text);
      var made = made(author.post("/cards", card.build().toString()));
      var id = made.json().getInt("id");
      var reason =
          Json.createObjectBuilder().add("reason", reasons.get(i % reasons.size())).build();
      author.put("/cards/" + id + "/doubts/me", reason.toString());
      look(heedless, "card/show?id=" + id);
      assertEquals(text, heading());
      if (i % SAMPLE == 0) {
        look(heeding, "card/show?id=" + id);
        look(heedless, "card/revise?id=" + id);
        look(heedless, "card/history?id=" + id);
        author.put("/cards/" + id + "/retirement", reason.toString());
        look(heedless, "card/show?id=" + id);
      }
    }
    show("card/list?community=" + scene.slug());
    show("conversation/show?id=" + scene.conversation());
  }

  @Test
  void codesReportsJudgementsAndAppealsAreText() {
    var clauses = Payloads.packed(CLAUSE);
    for (int i = 0; i < MODERATED; i++) {
      var proposal =
          Json.createObjectBuilder()
              .add("text", clauses.get(i % clauses.size()))
              .add("severity", "ordinary")
              .add("language", "en")
              .add("reason", clauses.get((i + 1) % clauses.size()));
      var proposed =
          troupe
              .of(Role.MEMBER)
              .post(
                  "/communities/" + scene.slug() + "/code/proposals", proposal.build().toString());
      assertEquals(204, proposed.status(), proposed::toString);
      show("community/code?slug=" + scene.slug());
      scene.pass("P8D");
    }
    show("community/code?slug=" + scene.slug());

    var founders = List.of("ada", "ben", "cleo", "irina", "farid", "giulia");
    var community = new YoungCommunity(server, founders);
    community.elects("ben");
    var led = "/communities/" + community.slug();
    var texts = Payloads.packed(REASON);
    var clause =
        troupe
            .of("ben")
            .get(led + "/code")
            .json()
            .getJsonArray("clauses")
            .getJsonObject(0)
            .getInt("id");
    var idea = "{\"kind\":\"idea\",\"title\":\"Tea\",\"body\":\"Tea?\"}";
    var talk = made(troupe.of("ada").post(led + "/conversations", idea)).json().getInt("id");
    var acts = new ArrayList<Integer>();
    signIn("ben");
    for (int i = 0; i < MODERATED; i++) {
      var text = texts.get(i % texts.size());
      var post =
          made(troupe.of("ada").post("/conversations/" + talk + "/posts", Scene.body(text)))
              .json()
              .getInt("id");
      var report = Json.createObjectBuilder().add("clause", clause).add("note", text).build();
      troupe.of("cleo").post("/posts/" + post + "/reports", report.toString());
      show("moderation/judge?post=" + post);
      var found =
          Json.createObjectBuilder()
              .add("outcome", "collapse")
              .add("clause", clause)
              .add("words", text)
              .build();
      var judged = troupe.of("ben").put("/posts/" + post + "/reports/judgement", found.toString());
      assertEquals(204, judged.status(), judged::toString);
      var ledger = troupe.of("ben").get(led + "/ledger").json().getJsonArray("items");
      acts.add(ledger.getJsonObject(0).getInt("id"));
    }
    show("community/desk?slug=" + community.slug());
    show("community/ledger?slug=" + community.slug());
    signIn("ada");
    for (int act : acts) {
      var reason = Json.createObjectBuilder().add("reason", texts.get(act % texts.size())).build();
      troupe.of("ada").post("/acts/" + act + "/appeal", reason.toString());
      show("moderation/decision?act=" + act);
    }
    show("conversation/show?id=" + talk);
  }

  @Test
  void postsTitlesAndTagsAreText() {
    peopleComeIn();
    for (int i = 0; i < payloads.size(); i++) {
      // Every fourth of them is a member, and speaks for the next ones too.
      var author = ApiCaller.of(server, userName(i - i % SAMPLE));
      if (i % SAMPLE == 0) {
        author.put("/communities/" + scene.slug() + "/members/me");
      }
      made(
          author.post(
              "/conversations/" + scene.conversation() + "/posts",
              Scene.body(payloads.get(i) + "\n\n@" + userName(i))));
    }
    show("conversation/show?id=" + scene.conversation());
    show("conversation/show?id=" + scene.conversation() + "&page=2");
    var titles = Payloads.packed(TITLE);
    for (int i = 0; i < titles.size(); i++) {
      var asked = ask(i, titles.get(i));
      look(heedless, "conversation/show?id=" + asked);
      assertEquals(titles.get(i), heading());
      if (i % SAMPLE == 0) {
        look(heeding, "conversation/show?id=" + asked);
      }
    }
    show("home");
    for (int page = 1; page <= 1 + titles.size() / 20; page++) {
      show("community/show?slug=" + scene.slug() + "&page=" + page);
    }
    for (var feed : List.of("community/" + scene.slug(), "tag/scripthitscript")) {
      var xml = heedless.request().get("/guildhall/feed/" + feed).text();
      assertTrue(xml.contains("hit()"), xml);
      note(feed, heedless.evaluate("xml => wrongsOfFeed(xml)", xml));
    }
    Wait.until(
        INDEXED,
        "the posts to be found",
        () -> troupe.of(Role.AUTHOR).get("/search?q=svg+onload").json().getInt("total") > 1);
    for (var query : List.of("svg onload", "script hit", "img onerror", "javascript hit")) {
      show("search?q=" + FilledForm.encoded(query));
      show("search?section=people&q=" + FilledForm.encoded(query));
    }
  }

  private int ask(int number, String title) {
    var tags = Json.createArrayBuilder();
    payloads.stream()
        .skip(3L * number)
        .limit(3)
        .map(payload -> payload.replaceAll("[\\s,;]", ""))
        .map(tag -> tag.substring(0, Math.min(tag.length(), 45)))
        .forEach(tags::add);
    var question =
        Json.createObjectBuilder()
            .add("kind", "question")
            .add("title", title)
            .add("body", payloads.get(number))
            .add("tags", tags.add("<script>hit()</script>"));
    return made(ApiCaller.of(server, userName(number - number % SAMPLE))
            .post("/communities/" + scene.slug() + "/conversations", question.build().toString()))
        .json()
        .getInt("id");
  }

  @Test
  void namesPurposesAndReasonsOfCommunitiesAreText() {
    var purposes = Payloads.packed(PURPOSE);
    var reasons = Payloads.packed(REASON);
    var slugs = new ArrayList<String>();
    var run = UUID.randomUUID().toString().substring(0, 8);
    var names = Payloads.packed(NAME - run.length());
    for (int i = 0; i < names.size(); i++) {
      var foundation =
          Json.createObjectBuilder()
              .add("facet", "topic")
              .add("value", names.get(i) + run)
              .add("name", names.get(i) + run)
              .add("purpose", purposes.get(i % purposes.size()))
              .add("closedReason", reasons.get(i % reasons.size()));
      var answer = ApiCaller.of(server, "ada").post("/communities", foundation.build().toString());
      // One that sounds like another, or like a city, is refused; that is a handful.
      if (answer.status() == 201) {
        slugs.add(answer.json().getString("slug"));
      }
    }
    assertTrue(slugs.size() > names.size() / 2, slugs.size() + " of " + names.size());
    show("community/list");
    for (int i = 0; i < slugs.size(); i += SAMPLE) {
      look(heedless, "community/show?slug=" + slugs.get(i));
    }
    show("community/show?slug=" + slugs.getFirst());
    show("conversation/open?community=" + slugs.getFirst());
    show("home");
    show("person/show?name=ada");
  }

  @Test
  void namesOfTokensAreText() {
    var names = Payloads.packed(NAME);
    var owners =
        List.of("maeve", "tomasz", "pekka", "oisin", "anna", "rafael", "enrico", "sergei", "maria");
    for (int i = 0; i < names.size() && i / MOST_TOKENS < owners.size(); i++) {
      var fields = Map.of("name", names.get(i), "scope", "READ", "lifetime", "WEEK");
      var answer =
          troupe
              .of(owners.get(i / MOST_TOKENS))
              .press("/guildhall/person/data", "making", "send", fields);
      assertEquals(302, answer.status(), answer::toString);
    }
    for (var owner : owners) {
      signIn(owner);
      show("person/data");
    }
    signIn("farid");
    show("administration/index?compared=true");
    show("administration/conversations");
    signIn("ada");
  }

  /** From the nominations to the term, by candidates who are called so, too. */
  @Test
  void whatCandidatesProtestersAndWardensSayIsText() {
    peopleComeIn();
    var candidates = candidates();
    var election = "election/show?id=" + scene.election();
    show(election);
    assertThat(heedless.locator(".candidates > li")).hasCount(candidates.size());
    assertThat(heedless.locator(".candidates > li").last()).containsText(payloads.getLast());
    scene.pass("P7D");
    show(election);
    for (var page : List.of(heeding, heedless)) {
      for (var one : candidates) {
        page.locator("[data-choice=" + one + "] [data-move=up]").click();
      }
      assertThat(page.locator("[data-part=status]"))
          .containsText(
              page.locator("[data-choice]").nth(candidates.size() - 1).getAttribute("data-name"));
      inspect(page, "the ballot");
    }
    var ranking = candidates.toArray(String[]::new);
    for (var voter : candidates.subList(0, VOTERS)) {
      var program = new VotingProgram(server, ApiCaller.of(server, voter), scene.election());
      assertEquals(200, program.cast(ranking).status());
    }
    scene.pass("P5D");
    protestAndJudge("/guildhall/" + election);
    show(election);
    assertTrue(heedless.locator("td.won").count() > 0);
    recount();
    // Protests on which wardens disagree are heard for a week.
    scene.pass("P3D");
    scene.pass("P7D");
    show(election);
    show("community/lead?slug=" + scene.slug());
    assertThat(heedless.locator(".lead-of li").first()).containsText(payloads.getFirst());
    show("community/show?slug=" + scene.slug());
    show("election/list?community=" + scene.slug());
    show("home");
  }

  /** All payloads, as statements and as promises of a few people. */
  private List<String> candidates() {
    var candidates = new ArrayList<String>();
    var due = scene.due();
    for (int i = 0; i < payloads.size(); i += SAID) {
      var said = payloads.subList(i, Math.min(i + SAID, payloads.size()));
      var promises = Json.createArrayBuilder();
      for (var promise : Packed.of(said, PROMISE)) {
        promises.add(Json.createObjectBuilder().add("text", promise).add("due", due));
      }
      var candidacy =
          Json.createObjectBuilder()
              .add("statement", String.join("\n\n", said))
              .add("promises", promises);
      var candidate = ApiCaller.of(server, userName(i));
      candidate.put("/communities/" + scene.slug() + "/members/me");
      made(candidate.post("/conversations/" + scene.conversation() + "/posts", Scene.body("Tea?")));
      var stood =
          candidate.put(
              "/elections/" + scene.election() + "/candidacies/me", candidacy.build().toString());
      assertEquals(204, stood.status(), stood::toString);
      candidates.add(userName(i));
    }
    return candidates;
  }

  /** By those who can sign in on pages: three of them are wardens. */
  private void protestAndJudge(String election) {
    var people = List.of("ada", "ben", "cleo", "irina", "dmitri", "lena", "joao");
    var texts = Payloads.packed(PROTEST);
    int judged = 0;
    for (int i = 0; i < texts.size(); i++) {
      var text = texts.get(i);
      var fields = Map.of("ground", "LEFT_OUT", "text", text);
      var made = troupe.of(people.get(i)).press(election, "protesting", "protest", fields);
      assertEquals(302, made.status(), made::toString);
      for (var member : people) {
        var caller = troupe.of(member);
        var judging = election + Knock.protest(caller.get(ApiCaller.SERVER + election));
        var answer = caller.press(judging, "judging", "dismiss", Map.of("reason", text));
        judged += answer.status() == 302 ? 1 : 0;
      }
    }
    assertTrue(judged >= texts.size(), judged + " opinions");
  }

  private void recount() {
    var record = troupe.of(Role.AUTHOR).get("/elections/" + scene.election() + "/record").body();
    for (var page : List.of(heeding, heedless)) {
      look(page, "election/recount");
      page.setInputFiles(
          "#file",
          new FilePayload(
              "record.json", "application/json", record.getBytes(StandardCharsets.UTF_8)));
      assertThat(page.locator("[data-part=verdict]")).containsText("holds");
      inspect(page, "the recount");
    }
  }

  @Test
  void queriesAndAddressesAreText() {
    for (var query : Payloads.packed(QUERY)) {
      var typed = FilledForm.encoded(query);
      show("search?q=" + typed + "&kind=" + typed);
      assertEquals(query, heeding.locator("#q").inputValue());
      show("search?q=x&author=" + typed);
      show("community/found?facet=TOPIC&value=" + typed);
      assertEquals(query, heeding.locator("#value").inputValue());
      show("conversation/tagged?tag=" + typed);
      show("person/show?name=" + typed);
      show("sign-in?failed=" + typed);
      show(typed);
    }
  }

  @Test
  void whatIsBeingWrittenIsText() {
    peopleComeIn();
    var whole = String.join("\n\n", payloads);
    var edit = "conversation/edit?post=" + scene.question();
    var edited = troupe.of(Role.AUTHOR).put("/posts/" + scene.question(), Scene.body(whole));
    assertEquals(200, edited.status(), edited::toString);
    show(edit);
    assertEquals(whole, heeding.locator("#body").inputValue());
    show("conversation/history?post=" + scene.question());
    for (var page : List.of(heeding, heedless)) {
      look(page, edit);
      page.locator("#body").fill(whole + " \n\nmore");
      page.locator("#preview").click();
      assertThat(page.locator(".preview .prose")).containsText("more");
      inspect(page, "the preview");
      page.locator("#body").fill("");
      for (int tens = 0; tens < payloads.size() / 10; tens++) {
        page.locator("#body").fill("");
        page.locator("#body").pressSequentially("@xss%02d".formatted(tens));
        assertThat(page.locator("[role=option]").first()).containsText("@xss%02d".formatted(tens));
        inspect(page, "the people offered");
      }
      page.locator("#body").fill(whole);
    }
  }

  /** One for each payload, called so; who is there already changes nothing. */
  private void peopleComeIn() {
    var csv =
        new StringBuilder(
            "employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,"
                + "country\n");
    for (int i = 0; i < payloads.size(); i++) {
      var quoted = '"' + payloads.get(i).replace("\"", "\"\"") + '"';
      csv.append(
          "X%1$d,%2$s,Q,%3$s,x@example.com,%2$s,,%2$s,%2$s,IT\n".formatted(i, quoted, userName(i)));
    }
    var parts = new Parts();
    FilledForm.of("directory", "send", Map.of()).forEach(parts::field);
    parts.file("file", "people.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
    var sent =
        troupe
            .of(Role.ADMINISTRATOR)
            .with("Content-Type", parts.type())
            .call("POST", ApiCaller.SERVER + "/guildhall/administration/directory", parts.whole());
    assertEquals(302, sent.status(), sent::toString);
  }

  private static String userName(int number) {
    return "xss%03d".formatted(number);
  }

  private static Answer made(Answer answer) {
    assertEquals(201, answer.status(), answer::toString);
    return answer;
  }

  // --- the windows

  private Page watched(Page page) {
    page.context().addInitScript(Resource.text("detector.js"));
    page.onDialog(
        dialog -> {
          if (!dialog.type().equals("beforeunload")) {
            wrongs.add("a dialog says " + dialog.message());
          }
          dialog.accept();
        });
    var home = server.uri("/").toString();
    page.onRequest(
        request -> {
          if (Stream.of(home, "data:", "about:").noneMatch(request.url()::startsWith)) {
            wrongs.add(page.url() + " asks for " + request.url());
          }
        });
    signIn(page, "ada");
    return page;
  }

  private void signIn(String userName) {
    signIn(heeding, userName);
    signIn(heedless, userName);
  }

  private static void signIn(Page page, String userName) {
    page.context().clearCookies();
    page.navigate("/guildhall/");
    page.locator("#user").fill(userName);
    page.locator("#password").fill("guildhall");
    page.locator("main form").last().locator("button").click();
    page.waitForURL(url -> !url.contains("sign-in"));
  }

  private void show(String path) {
    look(heeding, path);
    look(heedless, path);
  }

  private String heading() {
    return heedless.locator("h1").textContent();
  }

  private void look(Page page, String path) {
    page.navigate("/guildhall/" + path);
    inspect(page, path);
  }

  private void inspect(Page page, String what) {
    note(what, page.evaluate("wrongs()"));
  }

  private void note(String what, Object found) {
    ((List<?>) found).forEach(one -> wrongs.add(what + ": " + one));
  }
}
