package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ada leads; Ben insults; Cleo, who is of another team, reports it. */
@ExtendWith({Stories.class, MovedServer.class})
class ModerationStory {
  private static final List<String> FOUNDERS =
      List.of("ada", "ben", "cleo", "irina", "farid", "giulia");

  /** Some of those whom the lot may ask. */
  private static final List<String> COLLEAGUES =
      List.of(
          "greta",
          "siobhan",
          "matteo",
          "chiara",
          "natalia",
          "elif",
          "ivan",
          "joao",
          "farid",
          "lena",
          "dmitri",
          "pekka",
          "enrico",
          "irina",
          "sergei",
          "maria",
          "andrus",
          "davide",
          "nadia",
          "conor",
          "lucia",
          "fionnuala",
          "alexei",
          "kristiina",
          "paolo",
          "aoife",
          "stefano",
          "olga",
          "priya",
          "marek",
          "zoe");

  private static final Duration FOUND = Duration.ofSeconds(30);

  private Stage stage;
  private GuildhallServer server;
  private YoungCommunity community;
  private int post;
  private String talk;
  private String word;

  @BeforeEach
  void benInsults(Browser browser, GuildhallServer anywhere) {
    server = anywhere;
    stage = new Stage(browser, server);
    community = new YoungCommunity(server, FOUNDERS);
    community.elects("ada");
    word = "w" + System.nanoTime();
    var opened =
        community
            .as("cleo")
            .post(
                "/communities/" + community.slug() + "/conversations",
                "{\"kind\":\"question\",\"title\":\"Is tea good?\",\"body\":\"I wonder.\"}")
            .json();
    talk = "/guildhall/conversation/show?id=" + opened.getInt("id");
    post =
        community
            .as("ben")
            .post(
                "/conversations/" + opened.getInt("id") + "/posts",
                "{\"body\":\"Only a fool asks that, " + word + ".\"}")
            .json()
            .getInt("id");
  }

  @AfterEach
  void ends() {
    stage.close();
  }

  private Page at(String userName, String address) {
    var page = stage.as(userName);
    page.navigate(address);
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private JsonObject code() {
    return community.as("ada").get("/communities/" + community.slug() + "/code").json();
  }

  private int clause(String severity) {
    return code().getJsonArray("clauses").getValuesAs(JsonObject.class).stream()
        .filter(one -> one.getString("severity").equals(severity))
        .findFirst()
        .orElseThrow()
        .getInt("id");
  }

  private void reports(String userName) {
    var reported =
        community
            .as(userName)
            .post("/posts/" + post + "/reports", "{\"clause\":" + clause("flagrant") + "}");
    assertEquals(204, reported.status(), reported::toString);
  }

  private void collapsed() {
    reports("cleo");
    var judged =
        community
            .as("ada")
            .put(
                "/posts/" + post + "/reports/judgement",
                "{\"outcome\":\"collapse\",\"clause\":"
                    + clause("flagrant")
                    + ",\"words\":\"Mind your words.\"}");
    assertEquals(204, judged.status(), judged::toString);
  }

  private int act() {
    return ledger().getJsonObject(0).getInt("id");
  }

  private JsonArray ledger() {
    return community
        .as("irina")
        .get("/communities/" + community.slug() + "/ledger")
        .json()
        .getJsonArray("items");
  }

  @Test
  void whatIsReportedIsJudgedByALeaderAndStandsInTheLedger() {
    var cleo = at("cleo", talk);
    cleo.locator("#p" + post).getByText("Report").click();
    stage.look(cleo);
    button(cleo, "Report it").click();
    assertThat(cleo.locator("fieldset .error")).not().isEmpty();
    cleo.locator("input[name=clause]").first().check();
    cleo.locator("#note").fill("He calls me a fool.");
    button(cleo, "Report it").click();
    assertThat(cleo.locator(".messages")).containsText("Whoever judges here has your report.");
    assertThat(cleo.locator("#p" + post)).containsText(word);

    var ada = at("ada", "/guildhall/home");
    ada.getByText("1 post reported in " + community.name()).click();
    stage.look(ada);
    ada.locator("[aria-labelledby=due] a").first().click();
    assertThat(ada.locator("main")).containsText("He calls me a fool.");
    assertThat(ada.locator("main")).not().containsText("Cleo");
    ada.locator("input[name=finding]").first().check();
    ada.locator("#words").fill("Mind your words.");
    stage.look(ada);
    button(ada, "Decide").click();
    assertThat(ada.locator("[aria-labelledby=due]")).containsText("No report waits.");
    ada.navigate("/guildhall/community/ledger?slug=" + community.slug());
    assertThat(ada.locator("main .list")).containsText("Collapsed");
    assertThat(ada.locator("main .list")).containsText("by Ada Moretti");
    assertThat(ada.locator("main")).not().containsText(word);
    stage.look(ada);
  }

  @Test
  void collapsedPostIsReadBehindOneClickThatNamesTheClause() {
    collapsed();
    var irina = at("irina", talk);
    var shown = irina.locator("#p" + post);
    assertThat(shown.locator("summary")).containsText("Nobody is insulted or threatened.");
    assertThat(shown.locator(".prose")).isHidden();
    stage.look(irina);
    shown.locator("summary").click();
    assertThat(shown.locator(".prose")).isVisible();
    stage.look(irina);
    assertThat(shown.getByText("Report")).hasCount(0);

    Wait.until(
        FOUND,
        word + " to be found",
        () -> community.as("irina").get("/search?q=" + word).json().getInt("total") > 0);
    irina.navigate("/guildhall/search?q=" + word);
    assertThat(irina.locator("main .list summary")).containsText("Nobody is insulted");
    assertThat(irina.locator("main .list .excerpt p")).isHidden();
    stage.look(irina);
    var found = community.as("irina").get("/search?q=" + word).json();
    var first = found.getJsonArray("items").getJsonObject(0);
    assertTrue(first.getBoolean("collapsed"), first::toString);
    assertEquals("", first.getString("passage"));
    var feed = community.as("irina").get(ApiCaller.SERVER + feed());
    assertFalse(feed.body().contains(word), feed::body);
  }

  private String feed() {
    return "/guildhall/feed/community/" + community.slug();
  }

  /** Asks everyone whether the lot asked him. */
  private List<String> jurors(int act) {
    var asked = new ArrayList<String>();
    for (var one : COLLEAGUES) {
      if (community.as(one).get("/acts/" + act).status() == 200) {
        asked.add(one);
      }
    }
    return asked;
  }

  @Test
  void authorIsToldAndAppealsAndAJuryRestoresHisPost() {
    collapsed();
    var act = act();
    var ben = at("ben", "/guildhall/home");
    ben.getByText("Something was decided about a post of yours").click();
    assertThat(ben.locator("main")).containsText("Mind your words.");
    stage.look(ben);
    button(ben, "Appeal").click();
    assertThat(ben.locator("#reason-error")).not().isEmpty();
    ben.locator("#reason").fill("It is a saying, and was meant kindly.");
    button(ben, "Appeal").click();
    assertThat(ben.locator("[aria-labelledby=jury]")).containsText("The lot has asked people");

    var jurors = jurors(act);
    assertEquals(5, jurors.size(), jurors.toString());
    var juror = typed(jurors.getFirst());
    juror.navigate("/guildhall/home");
    juror.getByText("The lot asks you to sit on a jury").click();
    stage.look(juror);
    button(juror, "I am willing").click();
    juror.locator("#why").fill("It is a saying.");
    stage.look(juror);
    button(juror, "What was decided is wrong").click();
    assertThat(juror.locator(".messages")).containsText("It is counted.");
    for (var other : jurors.subList(1, jurors.size())) {
      community.as(other).put("/acts/" + act + "/jury/me", "{\"willing\":true}");
    }
    for (var other : jurors.subList(1, 3)) {
      var found =
          community
              .as(other)
              .put(
                  "/acts/" + act + "/jury/me/finding",
                  "{\"upholds\":false,\"reason\":\"It is a saying.\"}");
      assertEquals(204, found.status(), found::toString);
    }
    ben.navigate(talk);
    assertThat(ben.locator("#p" + post + " details")).hasCount(0);
    assertThat(ben.locator("#p" + post)).containsText(word);
    ben.navigate("/guildhall/moderation/decision?act=" + act);
    assertThat(ben.locator("[aria-labelledby=jury]")).containsText("reversed what was decided");
    stage.look(ben);
    ben.navigate("/guildhall/community/ledger?slug=" + community.slug());
    assertThat(ben.locator("main .list")).containsText("Reversed by a jury");
    assertThat(ben.locator("aside")).containsText("1 decision, 1 reversed");
  }

  private Page typed(String userName) {
    var page = stage.window("en-GB");
    page.navigate("/guildhall/");
    page.locator("#user").fill(userName);
    page.locator("#password").fill("guildhall");
    page.locator("form:has(#user) button").click();
    page.waitForURL(url -> !url.contains("sign-in"));
    return page;
  }

  @Test
  void juryThatUpholdsLeavesItCollapsedAndWhoDoesNotAnswerIsReplaced() {
    collapsed();
    var act = act();
    assertEquals(
        204,
        community
            .as("ben")
            .post("/acts/" + act + "/appeal", "{\"reason\":\"It is a saying.\"}")
            .status());
    var first = jurors(act);
    community.pass("PT25H");
    var replaced = jurors(act).stream().filter(one -> !first.contains(one)).toList();
    assertEquals(5, replaced.size(), replaced.toString());
    for (var juror : replaced) {
      community.as(juror).put("/acts/" + act + "/jury/me", "{\"willing\":true}");
    }
    for (var juror : replaced.subList(0, 3)) {
      community
          .as(juror)
          .put(
              "/acts/" + act + "/jury/me/finding",
              "{\"upholds\":true,\"reason\":\"It was an insult.\"}");
    }
    var decided = community.as("ben").get("/acts/" + act).json().getJsonObject("appeal");
    assertEquals("upheld", decided.getString("verdict"));
    var shown = community.as("ben").get("/posts/" + post).json();
    assertEquals("flagrant", shown.getJsonObject("collapsed").getString("severity"));
  }

  /** Members vote on another proposal by then. */
  @Test
  void voteCountsForTheProposalThatWasRead() {
    var address = "/guildhall/community/code?slug=" + community.slug();
    proposed("Nobody whistles.");
    var irina = at("irina", address);
    community.pass("P8D");
    proposed("Nobody sings.");
    button(irina, "For it").click();
    assertThat(irina.locator(".messages")).containsText("The vote is over.");
    irina.navigate(address);
    assertThat(irina.locator("[aria-labelledby=proposal]")).containsText("Nobody sings.");
    assertThat(irina.locator("[aria-labelledby=proposal]")).not().containsText("You voted");
  }

  @Test
  void programVotesForTheProposalThatItRead() {
    proposed("Nobody whistles.");
    var read = code().getJsonObject("proposal").getInt("id");
    assertEquals(204, vote("irina", read).status());
    community.pass("P8D");
    var late = vote("farid", read);
    assertEquals(422, late.status());
    assertTrue(late.body().contains("The vote is over."), late::toString);
    proposed("Nobody sings.");
    assertEquals(422, vote("farid", read).status());
    assertEquals(204, vote("farid", code().getJsonObject("proposal").getInt("id")).status());
  }

  private ApiCaller.Answer vote(String userName, int proposal) {
    return community
        .as(userName)
        .put(
            "/communities/" + community.slug() + "/code/vote",
            "{\"proposal\":%d,\"agrees\":true}".formatted(proposal));
  }

  private void proposed(String text) {
    var made =
        community
            .as("cleo")
            .post(
                "/communities/" + community.slug() + "/code/proposals",
                "{\"text\":\"%s\",\"severity\":\"ordinary\",\"language\":\"en\",\"reason\":\"So.\"}"
                    .formatted(text));
    assertEquals(204, made.status(), made::toString);
  }

  @Test
  void membersChangeTheirCodeByAVote() {
    var cleo = at("cleo", "/guildhall/community/show?slug=" + community.slug());
    cleo.locator("aside").getByText("Code of conduct").click();
    stage.look(cleo);
    cleo.getByText("Propose a change").click();
    cleo.locator("#clause-text").fill("Nobody whistles.");
    cleo.locator("#reason").fill("My ears.");
    stage.look(cleo);
    button(cleo, "Ask the members").click();
    assertThat(cleo.locator("[aria-labelledby=proposal]")).containsText("Nobody whistles.");
    stage.look(cleo);
    for (var member : List.of("irina", "farid")) {
      var page = at(member, "/guildhall/community/code?slug=" + community.slug());
      button(page, "For it").click();
      assertThat(page.locator(".messages")).containsText("Your vote is counted");
    }
    community.pass("P8D");
    cleo.navigate("/guildhall/community/code?slug=" + community.slug());
    assertThat(cleo.locator("main ol.list")).containsText("10. Nobody whistles.");
    assertThat(cleo.locator("[aria-labelledby=decided]")).containsText("Adopted");
    stage.look(cleo);
  }

  @Test
  void whoReportsLateOrUnderAFalseClauseIsToldSo() {
    var cleo = at("cleo", "/guildhall/moderation/report?post=" + post);
    cleo.locator("input[name=clause]").first().check();
    collapsed();
    button(cleo, "Report it").click();
    assertThat(cleo.locator("main")).containsText("This post is collapsed already.");
    var none = community.as("irina").post("/posts/" + post + "/reports", "{\"clause\":1}");
    assertTrue(none.status() == 403 || none.status() == 422, none::toString);
    assertEquals(1, ledger().size());
  }

  @Test
  void twoOfficesTakeAPostDownAndNobodyReadsItAnyMore() {
    var address = "/guildhall/administration/take-down";
    var greta = typed("greta");
    greta.navigate(address);
    stage.look(greta);
    button(greta, "Ask the other office").click();
    assertThat(greta.locator("#post-error")).not().isEmpty();
    greta.locator("#post").fill(Integer.toString(post));
    greta.locator("input[value=PERSONAL_DATA]").check();
    button(greta, "Ask the other office").click();
    assertThat(greta.locator(".messages")).containsText("Nothing is taken down until it agrees.");
    assertThat(greta.locator("main")).containsText("Another person must agree");
    assertTrue(community.as("ben").get("/posts/" + post).body().contains(word));

    var joao = typed("joao");
    joao.navigate(address);
    assertThat(joao.locator("main")).containsText(word);
    stage.look(joao);
    var asked = new Page.LocatorOptions().setHasText(word);
    joao.locator("main .item", asked).getByText("Take it down").click();
    assertThat(joao.locator(".messages")).containsText("The post is taken down.");
    joao.navigate(talk);
    assertThat(joao.locator("#p" + post)).containsText("Taken down for legal reasons");
    stage.look(joao);
    for (var reader : List.of("ben", "ada", "farid")) {
      var shown = community.as(reader).get("/posts/" + post);
      assertFalse(shown.body().contains(word), shown::body);
      assertEquals("personal-data", shown.json().getString("takenDown"));
    }
    var history =
        community.as("ben").get(ApiCaller.SERVER + "/guildhall/conversation/history?post=" + post);
    assertFalse(history.body().contains(word), history::body);
    assertEquals("take-down", ledger().getJsonObject(0).getString("outcome"));
    var ada = at("ada", address);
    assertThat(ada.locator("main")).containsText("Only those who answer for HR");

    var late = at("greta", address);
    putBack(late).click();
    joao.navigate(address);
    putBack(joao).click();
    assertThat(joao.locator("#sure")).containsText("can then be read again at once");
    stage.look(joao);
    button(joao, "Put it back").click();
    assertThat(joao.locator(".messages")).containsText("The post can be read again.");
    assertTrue(community.as("ben").get("/posts/" + post).body().contains(word));
    button(late, "Put it back").click();
    assertThat(late.locator(".messages")).containsText("This post is not taken down.");
  }

  private Locator putBack(Page page) {
    var ours = new Page.LocatorOptions().setHasText(community.name());
    return page.locator("[aria-labelledby=down] .item", ours).getByText("Put back …");
  }

  @Test
  void officeAsksForATakeDownWhereItReads() {
    var greta = at("greta", talk);
    greta.locator("#p" + post).getByText("Ask for a take-down").click();
    assertThat(greta.locator("#post")).hasValue(Integer.toString(post));
    var ben = at("ben", talk);
    assertThat(ben.locator("#p" + post)).not().containsText("Ask for a take-down");
  }

  /** Another one stands in its place by then. */
  @Test
  void whatIsTakenDownIsWhatWasRead() {
    var address = "/guildhall/administration/take-down";
    var reply =
        community
            .as("ben")
            .post(
                talk.replaceFirst(".*=", "/conversations/") + "/posts",
                "{\"body\":\"Tea is fine.\"}");
    var other = reply.json().getInt("id");
    var greta = ApiCaller.signedIn(server, "greta");
    for (var asked : List.of(post, other)) {
      greta.press(
          address, "ask", "send", Map.of("post", Integer.toString(asked), "reason", "ORDER"));
    }
    var joao = at("joao", address);
    var again = at("joao", address);
    var read = new Page.LocatorOptions().setHasText(word);
    again.locator("main .item", read).getByText("Leave it").click();
    assertThat(again.locator(".messages")).isVisible();
    joao.locator("main .item", read).getByText("Take it down").click();
    assertThat(joao.locator(".messages")).containsText("answered");
    assertTrue(community.as("ben").get("/posts/" + post).body().contains(word));
    assertTrue(community.as("ben").get("/posts/" + other).body().contains("Tea is fine."));
  }

  @Test
  void deskShowsWhatIsAskedAgainAndAgain() {
    for (var title : List.of("Where is the parking permit form?", "Parking permit form, where?")) {
      var asked =
          community
              .as("cleo")
              .post(
                  "/communities/" + community.slug() + "/conversations",
                  "{\"kind\":\"question\",\"title\":\"" + title + "\",\"body\":\"?\"}");
      assertEquals(201, asked.status(), asked::toString);
    }
    var ada = stage.as("ada");
    Wait.until(
        FOUND,
        "two questions to be seen as one",
        () -> {
          ada.navigate("/guildhall/community/desk?slug=" + community.slug());
          return ada.locator("[aria-labelledby=again]").innerText().contains("2 times");
        });
    assertThat(ada.locator("[aria-labelledby=again]")).containsText("Parking permit form, where?");
    assertThat(ada.locator("[aria-labelledby=again]")).not().containsText("Is tea good?");
    stage.look(ada);
  }

  @Test
  void teamThatBrigadesCollapsesNothing() {
    // Cleo, Oisin, Anna and Rafael report to Giulia.
    for (var one : List.of("cleo", "oisin", "anna", "rafael", "giulia")) {
      reports(one);
    }
    var irina = at("irina", talk);
    assertThat(irina.locator("#p" + post + " details")).hasCount(0);
    assertThat(irina.locator("#p" + post)).containsText(word);
    var ada = at("ada", "/guildhall/moderation/judge?post=" + post);
    assertThat(ada.locator("main")).containsText("5 reports");
    assertThat(ada.locator("main")).containsText("One independent voice");
    assertTrue(ledger().isEmpty());
    reports("stefano");
    reports("sergei");
    irina.navigate(talk);
    assertThat(irina.locator("#p" + post + " summary")).containsText("Nobody is insulted");
    irina.navigate("/guildhall/community/ledger?slug=" + community.slug());
    assertThat(irina.locator("main .list")).containsText("by independent voices");
  }

  @Test
  void whatALeaderWritesIsJudgedByLeadersOfOtherCommunities() {
    for (var other : List.of("irina", "farid")) {
      new YoungCommunity(server, FOUNDERS).elects(other);
    }
    post =
        community
            .as("ada")
            .post(
                "/conversations/" + talk.replaceAll(".*=", "") + "/posts",
                "{\"body\":\"Leaders may say " + word + ", I think.\"}")
            .json()
            .getInt("id");
    reports("cleo");
    var ada = at("ada", "/guildhall/community/desk?slug=" + community.slug());
    assertThat(ada.locator("[aria-labelledby=due]")).containsText("drawn by lot");
    assertThat(ada.locator("[aria-labelledby=due] h3 a")).hasCount(0);
    stage.look(ada);

    var asked = new ArrayList<String>();
    for (var one : Stream.concat(COLLEAGUES.stream(), FOUNDERS.stream()).distinct().toList()) {
      if (community.as(one).get("/posts/" + post + "/reports").status() == 200) {
        asked.add(one);
      }
    }
    assertEquals(2, asked.size(), asked.toString());
    assertFalse(asked.contains("ada"), asked.toString());
    for (var one : asked) {
      var page = typed(one);
      page.navigate("/guildhall/home");
      page.getByText("The lot asks you to judge reports in " + community.name()).click();
      assertThat(page.locator("main")).containsText("so the lot asked you");
      stage.look(page);
      page.locator("input[name=finding]").first().check();
      button(page, "Decide").click();
      assertThat(page.locator(".messages")).containsText("Thank you");
    }
    var irina = at("irina", talk);
    assertThat(irina.locator("#p" + post + " summary")).containsText("Nobody is insulted");
    assertEquals("neighbours", ledger().getJsonObject(0).getString("decidedBy"));
  }
}
