package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A colleague whom the directory shows as a boss, and HR. */
@ExtendWith(Stories.class)
class CorrectionStory {
  /** Leads the treasury, as the directory says, and belongs to the community. */
  private static final String BOSS = "giulia";

  @Test
  void whoSaysThatTheDirectoryIsWrongMayStandAndHrAnswers(Stage stage) {
    var boss = stage.as(BOSS);
    election(boss);
    assertThat(boss.locator("[aria-labelledby=standing]")).containsText("A boss cannot lead");
    boss.getByText("The directory is wrong about me").click();
    boss.locator("#correct").click();
    assertThat(boss.locator("#wrong-error")).not().isEmpty();
    boss.locator("#wrong").fill("Nobody has reported to me since spring.");
    stage.look(boss);
    boss.locator("#correct").click();
    assertThat(boss.locator("main")).containsText("HR has been asked");
    assertThat(boss.locator("[aria-labelledby=standing]")).containsText("you may stand meanwhile");
    stage.look(boss);

    var hr = stage.as("farid");
    hr.getByText("that the directory is wrong about them").click();
    assertThat(hr.locator("h1")).hasText("Wrong directory data");
    hr.locator(".list a").getByText("Giulia").click();
    assertThat(hr.locator("main")).containsText("Nobody has reported to me since spring.");
    hr.locator("#refuse").click();
    assertThat(hr.locator("#reason-error")).not().isEmpty();
    stage.look(hr);
    hr.locator("#reason").fill("She leads two people.");
    hr.getByRole(AriaRole.BUTTON, SignInStory.heading("The directory is right")).click();
    assertThat(hr.locator("main")).containsText("You have answered that the directory is right.");

    election(boss);
    assertThat(boss.locator("[aria-labelledby=standing]")).containsText("She leads two people.");
    stage.look(boss);
  }

  @Test
  void everyoneSeesThatACandidateDisputesTheDirectory(Stage stage) {
    var page = stage.as("ben");
    election(page);
    assertThat(page.locator(".candidates"))
        .containsText("The candidate says that is wrong; HR has not answered yet.");
    var ben = ApiCaller.of(stage.server(), "ben");
    var id = page.url().replaceAll(".*id=", "");
    var told =
        ben
            .get("/elections/" + id)
            .json()
            .getJsonArray("candidates")
            .getValuesAs(JsonObject.class)
            .stream()
            .collect(
                Collectors.toMap(
                    one -> one.getString("userName"),
                    one -> one.isNull("correction") ? "" : one.getString("correction")));
    assertEquals(Map.of("fionnuala", "", "alexei", "asked"), told);
  }

  private static void election(Page page) {
    page.navigate("/guildhall/community/show?slug=invoicing");
    page.locator("[aria-labelledby=election] a.button").click();
    page.waitForURL(url -> url.contains("/election/show"));
  }
}
