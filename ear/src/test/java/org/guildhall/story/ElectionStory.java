package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guildhall.leadership.count.BallotFile;
import org.guildhall.leadership.count.Method;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How a community chooses who leads it, as its members see it: with the demo firm, in which an
 * election is in every state, and with a clock that the stories move. So they have a server of
 * their own.
 */
@ExtendWith(Stories.class)
class ElectionStory {
  private static final String COMMUNITY = "/guildhall/community/show?slug=";

  private static GuildhallServer server;

  @BeforeAll
  static void demoOpens() {
    server = GuildhallServer.startEmpty("elections");
  }

  @AfterAll
  static void demoCloses() {
    server.close();
  }

  /** Goes to the election that runs there. */
  private static void election(Page page, String slug) {
    page.navigate(COMMUNITY + slug);
    page.locator("[aria-labelledby=election] a.button").click();
    page.waitForURL(url -> url.contains("/election/show"));
  }

  private static void advance(String duration) {
    var moved =
        ApiCaller.of(server, "farid")
            .post("/demo/clock", "{\"advance\":\"" + duration + "\"}")
            .status();
    assertEquals(200, moved);
  }

  private static Locator error(Page page) {
    return page.locator("[data-part=error]");
  }

  @Test
  void ballotsAreCastFoundAndCounted(Stage shared) {
    try (var stage = shared.on(server)) {
      var ada = stage.as("ada");
      ada.getByText("Vote: who shall lead Cycling to work?").click();
      stage.look(ada);
      var code = voteByKeyboard(stage, ada);
      assertThat(ada.locator("#ballot")).isHidden();
      ada.reload();
      assertThat(ada.locator("[data-part=code]")).hasText(code);
      assertThat(ada.locator("#ballot")).isHidden();

      ada.locator("[data-part=again]").click();
      assertThat(ada.locator("#rank-oisin")).hasValue("");
      ada.locator("#rank-elif").fill("1");
      ada.locator("#rank-oisin").fill("1");
      ada.locator("#rank-RON").fill("2");
      ada.locator("#cast").click();
      assertThat(ada.locator("[data-part=code]")).hasText(code);

      var other = voteByNumbers(stage.withoutScript("ben"));
      advance("P3D");
      lookUp(stage, ada, code, other);
      protest(stage, ada);
    }
  }

  private static String voteByKeyboard(Stage stage, Page page) {
    page.locator("#cast").click();
    assertThat(error(page)).containsText("ranks nobody");
    page.locator("#rank-zoe").fill("1");
    page.locator("#rank-RON").fill("1");
    page.keyboard().press("Tab");
    assertThat(page.locator("[data-part=status]"))
        .hasText("Reopen nominations: place 1 of 1, with others.");
    page.locator("[data-choice=oisin] [data-move=up]").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-part=status]")).hasText("Oisín Walsh: place 2 of 2.");
    page.keyboard().press("ArrowUp");
    assertThat(page.locator("#rank-oisin")).hasValue("1");
    assertThat(page.locator("#rank-zoe")).hasValue("2");
    assertThat(page.locator("#rank-RON")).hasValue("2");
    assertThat(page.locator("#rank-elif")).hasValue("");
    drag(page, "elif", "oisin");
    assertThat(page.locator("#rank-elif")).hasValue("1");
    assertThat(page.locator("#rank-RON")).hasValue("3");
    var asked = new ArrayList<String>();
    page.onRequest(
        request -> {
          if (request.url().contains("/ballots")) {
            asked.add(String.valueOf(request.allHeaders().get("cookie")));
          }
        });
    page.locator("#cast").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-part=done]")).isFocused();
    assertEquals(List.of("null"), asked);
    stage.look(page);
    return page.locator("[data-part=code]").textContent();
  }

  /** Takes one by its grip and puts it where another is. */
  private static void drag(Page page, String one, String there) {
    page.locator("[data-choices]").scrollIntoViewIfNeeded();
    var from = page.locator("[data-choice=" + one + "] .grip");
    from.scrollIntoViewIfNeeded();
    var start = from.boundingBox();
    var end = page.locator("[data-choice=" + there + "]").boundingBox();
    page.mouse().move(start.x + start.width / 2, start.y + start.height / 2);
    page.mouse().down();
    page.mouse().move(end.x + 20, end.y + 2);
    page.mouse().up();
  }

  private static String voteByNumbers(Page page) {
    election(page, "cycling-to-work");
    page.locator("#rank-elif").fill("1");
    page.locator("#rank-RON").fill("2");
    page.locator("#cast").click();
    var code = page.locator("#slip strong").textContent();
    var token = page.locator("#kept").inputValue();
    page.getByRole(AriaRole.LINK, SignInStory.heading("Vote again")).click();
    page.locator("#rank-elif").fill("1");
    page.locator("#cast").click();
    assertThat(page.locator(".messages")).containsText("already been issued in your name");
    page.locator("#token").fill(token);
    page.locator("#cast").click();
    assertThat(page.locator("#slip strong")).hasText(code);
    return code;
  }

  private static void lookUp(Stage stage, Page page, String... codes) {
    page.reload();
    assertThat(page.locator("#result")).isVisible();
    assertThat(page.locator("#code")).hasValue(codes[0]);
    assertNull(page.evaluate("JSON.parse(Object.values(localStorage)[0]).token ?? null"));
    for (var code : codes) {
      page.locator("#code").fill(code.toLowerCase(Locale.ROOT).replace("-", " "));
      page.getByRole(AriaRole.BUTTON, SignInStory.heading("Look it up")).click();
      assertThat(page.locator("#found")).containsText("Found: a ballot with this code");
    }
    page.locator("#code").fill("0000-0000-0000-0000");
    page.getByRole(AriaRole.BUTTON, SignInStory.heading("Look it up")).click();
    assertThat(page.locator("#found")).containsText("Not found");
    stage.look(page);
  }

  private static void protest(Stage stage, Page page) {
    page.getByText("Protest against the result").click();
    page.locator("#text").fill("One ballot of ours seems to be missing.");
    page.getByRole(AriaRole.BUTTON, SignInStory.heading("Protest")).click();
    assertThat(page.locator(".messages")).containsText("The wardens have your protest");
    assertThat(page.locator("[aria-labelledby=protests] .item")).containsText("Not decided yet");
    stage.look(page);
  }

  @Test
  void colleagueStandsSaysItOtherwiseAndWithdraws(Stage shared) {
    try (var stage = shared.on(server)) {
      var page = stage.window("en-GB");
      page.navigate("/guildhall/");
      page.locator("#user").fill("rafael");
      page.locator("#password").fill("guildhall");
      page.getByRole(AriaRole.BUTTON, SignInStory.heading("Sign in")).click();
      page.waitForURL(url -> !url.contains("sign-in"));
      election(page, "invoicing");
      page.locator("#send").click();
      assertThat(page.locator("#statement-error")).not().isEmpty();
      page.locator("#statement").fill("I would like *fewer* disputes.");
      page.locator("#promise0").fill("A page of all VAT questions");
      page.locator("#send").click();
      assertThat(page.locator("#promise0-error")).containsText("by which day");
      page.locator("#due0").fill("2001-01-01");
      page.locator("#send").click();
      assertThat(page.locator("#promise0-error")).containsText("between");
      stage.look(page);
      page.locator("#due0").fill(due(page));
      page.locator("#send").click();
      assertThat(page.locator(".candidates")).containsText("A page of all VAT questions");
      assertThat(page.locator(".candidates em")).hasText("fewer");
      stage.look(page);
      page.locator("#statement").fill("I would like no disputes.");
      page.locator("#send").click();
      assertThat(page.locator(".candidates")).containsText("no disputes");
      page.getByRole(AriaRole.BUTTON, SignInStory.heading("Withdraw")).click();
      assertThat(page.locator(".candidates")).not().containsText("no disputes");
    }
  }

  /** A day a quarter of a year ahead, as the field takes it. */
  private static String due(Page page) {
    return (String) page.evaluate("new Date(Date.now() + 90 * 864e5).toISOString().slice(0, 10)");
  }

  @Test
  void strangerIsToldTheRuleThatDecided(Stage shared) {
    try (var stage = shared.on(server)) {
      var page = stage.as("ada");
      election(page, "invoicing");
      assertThat(page.locator("[aria-labelledby=standing]")).containsText("Only members");
      assertEquals(0, page.locator("#stand").count());
      stage.look(page);
    }
  }

  @Test
  void membersJudgeWhatTheirLeaderPromised(Stage shared) {
    try (var stage = shared.on(server)) {
      var page = stage.as("ada");
      page.navigate(COMMUNITY + "developers");
      page.getByText("Promises, terms and recall").click();
      stage.look(page);
      page.getByRole(AriaRole.BUTTON, exactly("Kept")).first().click();
      assertThat(page.locator("main")).containsText("fewer than five have judged it");
      assertThat(page.locator("[aria-pressed=true]")).hasText("Kept");
      page.getByRole(AriaRole.BUTTON, exactly("Not kept")).first().click();
      assertThat(page.locator("[aria-pressed=true]")).hasText("Not kept");
      assertThat(page.locator("main")).containsText("fewer than five have judged it");
    }
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  @Test
  void everyElectionOfACommunityIsListed(Stage shared) {
    try (var stage = shared.on(server)) {
      var page = stage.as("ada");
      page.navigate("/guildhall/election/list?community=developers");
      assertThat(page.locator(".item").last()).containsText("Founding election");
      stage.look(page);
      page.locator(".item a").last().click();
      assertThat(page.locator("main")).containsText("beats every other candidate one against one");
      assertThat(page.locator(".bars").first()).isVisible();
      page.getByText("All pairs as a table").click();
      stage.look(page);
      assertTrue(page.locator("td.won").count() > 0);
    }
  }

  /** The record as the server wrote it, counted by a script that shares nothing with it. */
  @Test
  void recordThatIsDownloadedHoldsInTheBrowser(Stage shared) {
    try (var stage = shared.on(server)) {
      var page = stage.as("ada");
      page.navigate("/guildhall/election/list?community=sicurezza-sul-lavoro");
      page.getByText("By-election").click();
      var checks = recounted(page);
      assertThat(checks.getByText("Counted again, the result is the same: nadia.")).isVisible();
      assertThat(checks.getByText("The support of nadia is stated rightly")).isVisible();
      assertThat(checks.locator(".fails")).hasCount(0);

      page.navigate("/guildhall/election/list?community=developers");
      page.locator(".item a").last().click();
      assertThat(page.locator("#code")).hasCount(0);
      checks = recounted(page);
      assertThat(checks.getByText("ballots and their codes are erased")).isVisible();
      assertThat(checks.locator(".fails")).hasCount(0);
      stage.look(page);
    }
  }

  /** Downloads the record that the page offers and opens it on the page that recounts. */
  private static Locator recounted(Page page) {
    var download = page.waitForDownload(() -> page.getByText("Download the record").click());
    page.getByText("Recount it myself").click();
    page.setInputFiles("#file", download.path());
    assertThat(page.locator("[data-part=verdict]")).containsText("holds");
    return page.locator("[data-part=check-list]");
  }

  @Test
  void ballotsThatAreDownloadedElectTheSame() throws IOException {
    var ada = ApiCaller.of(server, "ada");
    var listed = ada.get("/communities/sicurezza-sul-lavoro/elections").json();
    var id = listed.getJsonArray("items").getJsonObject(0).getInt("id");
    var blt = ada.get("/elections/" + id + "/record.blt").body().getBytes(StandardCharsets.UTF_8);
    var box = BallotFile.read("e.blt", new ByteArrayInputStream(blt));
    assertEquals(List.of("nadia"), Method.SCHULZE.count(box, 1, Optional.empty()).winners());
  }
}
