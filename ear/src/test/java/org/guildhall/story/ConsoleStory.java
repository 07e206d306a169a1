package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.guildhall.load.GeneratedDump;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What those see who look after the firm's Guildhall. */
@ExtendWith(Stories.class)
class ConsoleStory {
  private static final int MOST_STATEMENTS = 6;

  /** Posts of an import that is still under way when someone looks, however fast the machine. */
  private static final int LONG = 40_000;

  private static final double PATIENCE = 120_000;

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

  @Test
  void longWorksTellHowFarTheyAreWhileSomebodyLooksOn(Stage stage, @TempDir Path folder)
      throws IOException {
    var page = stage.as("farid");
    var zip = folder.resolve("long.zip");
    new GeneratedDump(LONG, 2).write(zip);
    AdministrationStory.beginImport(page, "long", zip);
    page.navigate("/guildhall/administration/jobs");
    var runs = page.locator("main .item").first();
    assertThat(runs).containsText("Import of long into Cycling to work");
    assertThat(runs).containsText("Farid Aziz");
    var percent = runs.locator("strong");
    var before = percent.textContent();
    // The page stays where it is; the script puts in how far the import is by then.
    page.evaluate("window.stayed = true");
    assertThat(percent).not().hasText(before, new HasTextOptions().setTimeout(PATIENCE));
    assertEquals(true, page.evaluate("window.stayed"));
    stage.look(page);
    runs.locator("h2 a").click();
    page.locator("#cancel").click();
    page.navigate("/guildhall/administration/jobs");
    assertThat(page.locator("main")).containsText("Cancelled");
    assertThat(page.locator("main")).containsText("What is due in elections");
    stage.look(page);
    long statements =
        stage
            .server()
            .statements(MOST_STATEMENTS, () -> page.navigate("/guildhall/administration/jobs"));
    assertTrue(statements <= MOST_STATEMENTS, "statements: " + statements);
  }

  @Test
  void humanResourcesSeeSnapshotsButNoImports(Stage stage) {
    var page = stage.as("greta");
    page.navigate("/guildhall/administration/jobs");
    assertThat(page.locator("main")).containsText("Reading of the directory");
    assertThat(page.locator("main")).not().containsText("Import of");
    stage.look(page);
    assertEquals(403, stage.as("ada").navigate("/guildhall/administration/jobs").status());
  }

  @Test
  void pluginsTellWhetherTheyWorkAndWhatSwitchesThem(Stage stage) {
    var page = stage.as("farid");
    page.navigate("/guildhall/administration/plugins");
    var rows = page.locator("main tbody tr");
    assertThat(rows.filter(new FilterOptions().setHasText("guildhall.search.enabled")))
        .containsText("Search on");
    assertThat(rows.filter(new FilterOptions().setHasText("guildhall.search.vectors")))
        .containsText("off");
    assertThat(rows.filter(new FilterOptions().setHasText("ldap"))).containsText("off");
    assertThat(rows.filter(new FilterOptions().setHasText("Demo firm"))).containsText("on");
    assertThat(rows.filter(new FilterOptions().setHasText("SCIM"))).containsText("on");
    stage.look(page);
    assertEquals(403, stage.as("greta").navigate("/guildhall/administration/plugins").status());
  }
}
