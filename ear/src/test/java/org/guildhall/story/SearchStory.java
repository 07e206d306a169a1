package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finding what was said. */
@ExtendWith(Stories.class)
class SearchStory {
  /** SearchIT holds the index to its second; a browser on a busy machine needs some more. */
  private static final Duration SOON = Duration.ofSeconds(30);

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
