package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finding what was said. */
@ExtendWith(Stories.class)
class SearchStory {
  /** SearchIT holds the index to its second; a browser on a busy machine needs some more. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final Locator.GetByTextOptions EXACT =
      new Locator.GetByTextOptions().setExact(true);

  @Test
  void whatWasPostedIsSoonFound(Stage stage) {
    var word = "w" + UUID.randomUUID().toString().replace("-", "");
    var page = stage.as("ada");
    var finder = stage.as("ben");
    ConversationStory.ask(page, "About " + word, "It is there.");
    Wait.until(
        SOON,
        word + " to be found",
        () -> {
          find(finder, word);
          return finder.locator("main mark").count() > 0;
        });
  }

  @Test
  void inflectedFormsAreFoundInTheLanguageOfTheText(Stage stage) {
    var page = stage.as("irina", "ru-RU");
    find(page, "погрузчиков");
    assertThat(page.locator("main mark").first()).containsText("огрузчик");
    stage.look(page);
    find(page, "scarpa");
    assertThat(page.locator("main")).containsText("scarpe");
    find(page, "nightly builds");
    assertThat(page.locator("main")).containsText("nightly build");
  }

  @Test
  void closedConversationsAreFoundByMembersOnly(Stage stage) {
    var ben = stage.as("ben");
    find(ben, "phishing");
    assertTrue(ben.locator("main mark").count() > 0);
    var ada = stage.as("ada");
    find(ada, "phishing");
    // What was brought in from elsewhere may speak of it as well.
    var closed = new Page.LocatorOptions().setHasText("Security incidents");
    assertEquals(0, ada.locator("main .item", closed).count());
    stage.look(ada);
  }

  @Test
  void peopleAndCommunitiesAreFoundToo(Stage stage) {
    var page = stage.as("ada");
    find(page, "Petrova");
    assertThat(page.locator("main")).containsText("Ирина");
    find(page, "cycling");
    assertThat(page.locator("main")).containsText("Cycling");
    stage.look(page);
  }

  @Test
  void conversationsAreNarrowedToTheirKind(Stage stage) {
    var page = stage.as("ada");
    find(page, "database");
    page.locator("aside").getByText("Experience").click();
    page.waitForURL(url -> url.contains("kind=experience"));
    assertThat(page.locator("main .item .kind").first()).hasText("Experience");
    assertEquals(0, page.locator("main .item .kind.question, main .item .person").count());
    stage.look(page);
    page.getByText("Search everywhere").click();
    assertThat(page.locator("main .item .kind.question").first()).isVisible();
  }

  @Test
  void facetsNarrowAndTheNewestMayComeFirst(Stage stage) {
    var page = stage.as("ada");
    find(page, "database");
    var before = page.locator("h1").textContent();
    page.locator("aside").getByText("PostgreSQL", EXACT).click();
    page.waitForURL(url -> url.contains("community=postgresql"));
    assertNotEquals(before, page.locator("h1").textContent());
    assertThat(page.locator("aside [aria-current=true]")).hasText("PostgreSQL");
    stage.look(page);
    page.locator("aside [aria-current=true]").click();
    assertThat(page.locator("h1")).hasText(before);
    page.getByText("the newest").click();
    page.waitForURL(url -> url.contains("order=time"));
    var times = page.locator("main .item time").all();
    for (int i = 1; i < times.size(); i++) {
      var later = times.get(i - 1).getAttribute("datetime");
      assertTrue(later.compareTo(times.get(i).getAttribute("datetime")) >= 0, later);
    }
    assertTrue(times.size() > 3);
  }

  @Test
  void wordThatNobodyWroteIsCorrected(Stage stage) {
    var page = stage.as("ada");
    find(page, "signture");
    page.locator("main .head").getByText("signature").click();
    page.waitForURL(url -> url.contains("q=signature"));
    assertThat(page.locator("main mark").first()).isVisible();
  }

  @Test
  void whatIsLikeAQuestionIsShownWhileItIsWritten(Stage stage) {
    var page = stage.as("cleo");
    page.navigate("/guildhall/conversation/open?community=developers");
    page.locator("#title").fill("Connections of the pool are exhausted");
    assertThat(page.locator("[data-similar] li").first())
        .containsText("The connection pool is exhausted although the database is idle");
    assertThat(page.locator("[data-similar] li").first()).containsText("Card");
    stage.look(page);
    page.locator("#title").fill("");
    assertThat(page.locator("[data-similar]")).isHidden();
  }

  @Test
  void programsAreToldWhatToNarrowTo(Stage stage) {
    var ada = ApiCaller.of(stage.server(), "ada");
    var found = ada.get("/search?q=database&size=3").json();
    var facets = found.getJsonObject("facets");
    for (var facet : List.of("type", "community", "author", "kind", "tag", "age", "language")) {
      assertFalse(facets.getJsonArray(facet).isEmpty(), facet);
    }
    var next = ada.get("/search?q=database&size=3&cursor=" + found.getString("cursor")).json();
    assertFalse(next.getJsonArray("items").isEmpty());
    assertNotEquals(found.getJsonArray("items"), next.getJsonArray("items"));
    assertEquals(400, ada.get("/search?q=database&cursor=forged").status());
    assertEquals(400, ada.get("/search?q=database&order=chance").status());
    assertEquals(400, ada.get("/similar").status());
    assertFalse(ada.get("/similar?title=pool").json().getJsonArray("items").isEmpty());
  }

  @Test
  void anyQueryGetsAnAnswer(Stage stage) {
    var page = stage.as("ada");
    for (var query : new String[] {"", " ", "\"", "*", "AND OR NOT", "((", "-x", "\u202e", "😀"}) {
      assertEquals(200, find(page, query), query);
    }
  }

  static int find(Page page, String query) {
    return page.navigate("/guildhall/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
        .status();
  }
}
