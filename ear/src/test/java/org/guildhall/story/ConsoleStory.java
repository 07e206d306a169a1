package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What those see who look after the firm's Guildhall. */
@ExtendWith(Stories.class)
class ConsoleStory {
  private static final int MOST_STATEMENTS = 6;

  @Test
  void electionsOfAllCommunitiesAreOneCalendar(Stage stage) {
    var page = stage.as("greta");
    page.navigate("/guildhall/administration/elections");
    assertThat(page.locator(".agenda > li").first()).containsText(" until ");
    assertThat(page.locator(".agenda")).containsText("Cycling to work");
    stage.look(page);
    page.locator("main summary").click();
    assertThat(page.locator("main tbody")).containsText("(expected)");
    // Whoever stands is the voters' concern.
    for (var candidate : new String[] {"Alexei", "Giulia"}) {
      assertThat(page.locator("main")).not().containsText(candidate);
    }
    stage.look(page);
    long statements =
        stage
            .server()
            .statements(
                MOST_STATEMENTS, () -> page.navigate("/guildhall/administration/elections"));
    assertTrue(statements <= MOST_STATEMENTS, "statements: " + statements);
    assertEquals(403, stage.as("ada").navigate("/guildhall/administration/elections").status());
  }
}
