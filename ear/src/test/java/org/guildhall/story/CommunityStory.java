package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Founding a community, and who may see what of it. */
@ExtendWith(Stories.class)
class CommunityStory {
  @Test
  void secondCriterionIsShownWithTheSplit(Stage stage) {
    var page = stage.as("ada");
    found(page, "PRACTICE", "Developers", "Developers in Turin who like sport");
    assertThat(page.locator("main")).containsText("“Turin” is a place");
    assertThat(page.locator("section.notice")).containsText("3 communities");
    assertThat(page.locator("section.notice")).containsText("Sport");
    assertThat(page.locator("#name")).hasValue("Developers in Turin who like sport");
    stage.look(page);
  }

  @Test
  void takenNameIsTold(Stage stage) {
    var page = stage.as("ada");
    found(page, "TOPIC", "developing", "DEVELOPERS");
    assertThat(page.locator("#name-error")).containsText("exists already");
    assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/community/found.*"));
    assertThat(page.locator("#name")).hasValue("DEVELOPERS");
  }

  @Test
  void foundersOpenACommunityTogether(Stage stage) {
    var name = "Knots " + UUID.randomUUID();
    var founder = stage.as("ada");
    found(founder, "INTEREST", name, name);
    assertThat(founder.locator("main")).containsText("4 more founders");
    stage.look(founder);
    var address = founder.url().replaceFirst("founded=[^&]*&?", "");
    for (var colleague : new String[] {"ben", "cleo", "irina", "giulia"}) {
      var page = stage.as(colleague);
      page.navigate(address);
      page.getByText("Join as a founder").click();
      page.waitForLoadState();
    }
    founder.navigate(address);
    assertThat(founder.locator("main")).containsText("Nobody has said anything yet");
    assertThat(founder.getByText("Ask or tell")).isVisible();
    stage.look(founder);
  }

  @Test
  void closedCommunityShowsThatItExistsAndWhy(Stage stage) {
    var ada = stage.as("ada");
    ada.navigate("/guildhall/community/show?slug=security-incidents");
    assertThat(ada.locator("main")).containsText("before they are mended");
    assertThat(ada.locator("main")).not().containsText("phishing");
    stage.look(ada);
    var ben = stage.as("ben");
    ben.navigate("/guildhall/community/show?slug=security-incidents");
    assertThat(ben.getByRole(AriaRole.HEADING, SignInStory.heading("Conversations"))).isVisible();
    stage.look(ben);
  }

  private static void found(Page page, String facet, String value, String name) {
    page.navigate("/guildhall/community/found");
    page.locator("input[type=radio][value=" + facet + "]").check();
    page.locator("#value").fill(value);
    page.locator("#name").fill(name);
    page.locator("#purpose").fill("What we learn, and whom we can ask.");
    page.locator("#send").click();
    page.waitForLoadState();
  }
}
