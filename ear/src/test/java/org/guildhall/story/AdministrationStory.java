package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.guildhall.load.GeneratedDump;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bringing in a real directory and real conversations. */
@ExtendWith(Stories.class)
class AdministrationStory {
  /** Posts of an import that is still under way when someone looks, however fast the machine. */
  private static final int LONG = 40_000;

  private static final Duration WHOLE_DUMP = Duration.ofMinutes(2);

  /** The page shows by itself that an import has ended. */
  private static final LocatorAssertions.ContainsTextOptions ENDED =
      new LocatorAssertions.ContainsTextOptions().setTimeout(WHOLE_DUMP.toMillis());

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
    assertThat(page.locator("main [role=alert]")).isVisible();
    assertThat(page.locator("main table")).containsText("3");
    assertThat(page.locator("main table")).containsText("user_name");
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
  void snapshotInDoubtWaitsForHumanResourcesToSayYes(Stage stage) {
    var page = stage.as("greta");
    page.navigate("/guildhall/administration/directory");
    upload(
        page.locator("#file"),
        "doubt.csv",
        """
        employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,country
        Q1,Quentin,Held,quentin,quentin@example.com,Tester,Q9,Tests,Turin,IT
        """);
    page.locator("#send").click();
    assertThat(page.locator("#held")).isVisible();
    assertThat(page.locator("main table").last()).containsText("Q9");
    stage.look(page);
    assertEquals(404, page.navigate("/guildhall/person/show?name=quentin").status());
    page.goBack();
    page.locator("#confirm").click();
    assertThat(page.locator("main [role=status]")).containsText("1");
    stage.look(page);
    page.navigate("/guildhall/administration/directory");
    assertThat(page.locator("main .item").first()).containsText("Greta");
    stage.look(page);
    assertEquals(200, page.navigate("/guildhall/person/show?name=quentin").status());
    // Who has nothing to do with it is not let in.
    assertEquals(403, stage.as("joao").navigate("/guildhall/administration/directory").status());
  }

  @Test
  void humanResourcesKeepTheTitlesAndTryTheRule(Stage stage) {
    var page = stage.as("greta");
    page.navigate("/guildhall/administration/bosses");
    page.locator("#title").fill("Inventory Analyst");
    page.locator("#add").click();
    assertThat(page.locator("main .item").first()).containsText("Inventory Analyst");
    assertThat(page.locator("main .item").first()).containsText("one colleague bears it");
    page.locator("#person").fill("conor");
    page.keyboard().press("Enter");
    assertThat(page.locator("main [role=status]")).containsText("a boss");
    assertThat(page.locator("main [role=status]")).containsText("is on the list");
    stage.look(page);
    page.locator("main .item button").click();
    page.navigate("/guildhall/administration/bosses?person=conor");
    assertThat(page.locator("main [role=status]")).containsText("not a boss");
    page.navigate("/guildhall/administration/bosses?person=nobody-here");
    assertThat(page.locator("main [role=status]")).containsText("nobody-here");
    stage.look(page);
    page.navigate("/guildhall/administration/audit");
    assertThat(page.locator("main tbody tr").first()).containsText("Inventory Analyst");
    stage.look(page);
  }

  /** Another title stands in its place by then. */
  @Test
  void titleThatIsTakenOffIsTheOneThatWasRead(Stage stage) {
    var page = stage.as("greta");
    list(page, "Weaver");
    var other = stage.as("greta");
    list(other, "Acrobat");
    page.locator("main .item", containing("Weaver")).locator("button").click();
    assertThat(page.locator("main .item", containing("Weaver"))).hasCount(0);
    page.locator("main .item", containing("Acrobat")).locator("button").click();
    assertThat(page.locator("main .item", containing("Acrobat"))).hasCount(0);
  }

  private static void list(Page page, String title) {
    page.navigate("/guildhall/administration/bosses");
    page.locator("#title").fill(title);
    page.locator("#add").click();
    assertThat(page.locator("main .item", containing(title))).hasCount(1);
  }

  @Test
  void realConversationsComeInOnceAndAreFound(Stage stage, @TempDir Path folder)
      throws IOException {
    var zip = folder.resolve("bicycles.zip");
    pack(fixture("stackexchange-bicycles-meta"), zip);
    var page = stage.as("farid");
    for (var expected : new String[] {"453 ", "Brought in"}) {
      beginImport(page, "bicycles-meta", zip);
      assertThat(page.locator("main [role=status]").first()).containsText(expected, ENDED);
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

  @Test
  void importTellsHowFarItIsWhileItRunsAndCanBeCancelled(Stage stage, @TempDir Path folder)
      throws IOException {
    var zip = folder.resolve("long.zip");
    new GeneratedDump(LONG, 1).write(zip);
    var page = stage.as("farid", "it-IT");
    beginImport(page, "halt", zip);
    assertThat(page.locator("progress")).isVisible();
    // The script fills in how far it is; the page stays where it is.
    assertThat(page.locator("[data-fact=rowsTotal]"))
        .not()
        .hasText("0", new LocatorAssertions.HasTextOptions().setTimeout(WHOLE_DUMP.toMillis()));
    page.locator("#cancel").click();
    assertThat(page.locator("main [role=status]")).containsText("annullata");
    assertThat(page.locator("progress")).hasCount(0);
    stage.look(page);
    page.navigate("/guildhall/administration/conversations");
    assertThat(page.locator("main .item").first()).containsText("Annullata");
    stage.look(page);
  }

  @Test
  void importThatFailsOrLeavesSomethingOutSaysWhy(Stage stage, @TempDir Path folder)
      throws IOException {
    var page = stage.as("farid");
    page.navigate("/guildhall/administration/directory");
    upload(
        page.locator("#file"),
        "taken.csv",
        """
        employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,country
        Z7,Tam,Taken,taken-5,tam@example.com,Tester,,Tests,Turin,IT
        """);
    page.locator("#send").click();
    assertThat(page.locator("main [role=status]")).containsText("1 new person");

    var zip = folder.resolve("small.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("Posts.xml"));
      out.write(
          """
          <posts>
          <row Id="1" PostTypeId="1" OwnerUserId="5" CreationDate="2011-01-01T00:00:00" Title="T" Body="B"/>
          <row Id="2" PostTypeId="2" ParentId="1" Body="broken/>
          </posts>
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    beginImport(page, "taken", zip);
    assertThat(page.locator("main [role=alert]")).containsText("taken-5", ENDED);
    stage.look(page);
    beginImport(page, "not-taken", zip);
    assertThat(page.locator("main table")).containsText("The XML is broken here.", ENDED);
    assertThat(page.locator("main [role=status]")).containsText("1 conversation");
    stage.look(page);

    var text = Files.writeString(folder.resolve("text.zip"), "no zip");
    page.navigate("/guildhall/administration/conversations");
    page.locator("#source").fill("text");
    page.locator("#file").setInputFiles(text);
    page.locator("#send").click();
    assertThat(page.locator("#file-error")).containsText("not a zip file");
    stage.look(page);
  }

  static void beginImport(Page page, String source, Path zip) {
    page.navigate("/guildhall/administration/conversations");
    page.locator("#community").selectOption(new SelectOption().setLabel("Cycling to work"));
    page.locator("#source").fill(source);
    page.locator("#file").setInputFiles(zip);
    page.locator("#send").click(new Locator.ClickOptions().setTimeout(WHOLE_DUMP.toMillis()));
    page.waitForURL(url -> url.contains("/administration/import?"));
  }

  @Test
  void indexIsComparedWithTheDatabaseAndBuiltAnew(Stage stage) {
    var page = stage.as("farid");
    page.navigate("/guildhall/administration/index");
    assertThat(page.locator("#rebuild")).isVisible();
    stage.look(page);
    page.locator("main form[method=get] button").click();
    assertThat(page.locator("main [role=status]").first())
        .containsText("The index says what the database says.");
    assertThat(page.locator("main")).containsText("All colleagues");
    stage.look(page);
    page.locator("#rebuild").click();
    assertThat(page.locator("main")).containsText("The index is going to be built anew.");
    Wait.until(
        Duration.ofSeconds(60),
        "the index to be whole",
        () -> {
          page.navigate("/guildhall/administration/index");
          return page.locator("main").textContent().contains("whole and up to date");
        });
    assertEquals(403, stage.as("ada").navigate("/guildhall/administration/index").status());
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
