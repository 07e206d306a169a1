package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bringing in a real directory and real conversations. */
@ExtendWith(Stories.class)
class AdministrationStory {
  private static final Duration WHOLE_DUMP = Duration.ofMinutes(2);

  @Test
  void brokenDirectoryNamesItsLinesAndBringsInNobody(Stage stage) {
    var page = stage.as("farid");
    page.navigate("/guildhall/administration/directory");
    stage.look(page);
    upload(
        page.locator("#file"),
        "broken.csv",
        """
        employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,country
        Z1,Zoe,Good,zoegood,zoe@example.com,Tester,,Tests,Turin,IT
        Z2,Yann,Bad,,yann@example.com,Tester,Z9,Tests,Turin,IT
        """);
    page.locator("#send").click();
    assertThat(page.locator("main table")).containsText("3");
    assertThat(page.locator("main table")).containsText("Z9");
    stage.look(page);
    assertEquals(404, page.navigate("/guildhall/person/show?name=zoegood").status());
  }

  @Test
  void realDirectoryComesIn(Stage stage) throws IOException {
    var csv = fixture("directory/oracle-hr-employees.csv");
    var page = stage.as("farid");
    page.navigate("/guildhall/administration/directory");
    upload(page.locator("#file"), "employees.csv", Files.readString(csv));
    page.locator("#send").click();
    assertThat(page.locator("main")).containsText("107");
    page.navigate("/guildhall/person/show?name=nyang");
    assertThat(page.locator("main")).containsText("Steven King");
    assertThat(page.locator("main")).containsText("At least one colleague reports here");
    stage.look(page);
    page.navigate("/guildhall/person/list");
    stage.look(page);
  }

  @Test
  void realConversationsComeInOnceAndAreFound(Stage stage, @TempDir Path folder)
      throws IOException {
    var zip = folder.resolve("bicycles.zip");
    pack(fixture("stackexchange-bicycles-meta"), zip);
    var page = stage.as("farid");
    for (var expected : new String[] {"453 ", "Brought in"}) {
      page.navigate("/guildhall/administration/conversations");
      page.locator("#community")
          .selectOption(
              new com.microsoft.playwright.options.SelectOption().setLabel("Cycling to work"));
      page.locator("#source").fill("bicycles-meta");
      page.locator("#file").setInputFiles(zip);
      page.locator("#send").click(new Locator.ClickOptions().setTimeout(WHOLE_DUMP.toMillis()));
      page.waitForURL(url -> url.contains("/administration/import"));
      Wait.until(
          WHOLE_DUMP,
          "the import to end",
          () -> {
            page.reload();
            return page.locator("main progress").count() == 0;
          });
      assertThat(page.locator("main [role=status]").first()).containsText(expected);
    }
    stage.look(page);
    var question = page.locator("main .item a", containing("Write an Elevator Pitch"));
    Wait.until(
        Duration.ofSeconds(30),
        "the dump to be found",
        () -> {
          SearchStory.find(page, "elevator pitch tagline");
          return question.count() > 0;
        });
    stage.look(page);
    question.first().click();
    page.waitForURL(url -> url.contains("/conversation/show"));
    assertThat(page.locator("article.post").nth(1)).isVisible();
    stage.look(page);
    page.navigate("/guildhall/community/show?slug=cycling-to-work");
    stage.look(page);
  }

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Path fixture(String name) {
    var path = Path.of(System.getProperty("guildhall.fixtures"), name);
    Assumptions.assumeTrue(Files.exists(path), "no fixture " + name);
    return path;
  }

  private static void upload(Locator input, String name, String content) {
    input.setInputFiles(
        new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
  }

  private static void pack(Path folder, Path zip) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(zip));
        var files = Files.list(folder)) {
      for (var file : files.toList()) {
        out.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
