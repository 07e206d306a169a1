package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept about people: they read it, take it along, have it corrected, and leave. */
@ExtendWith(Stories.class)
class PrivacyStory {
  private static final int MOST_STATEMENTS = 9;
  private static final String SCIM = ApiCaller.SERVER + "/guildhall/scim/v2/Users";
  private static final String MY_DATA = "/guildhall/person/data";

  /** What a text is called, where there is none. */
  private static final Pattern RAW_KEY = Pattern.compile("(kept|setting|privacy)\\.[a-z]");

  /** That of an enum; a country has two letters. */
  private static final Pattern CONSTANT = Pattern.compile("[A-Z_]{3,}");

  private static final Pattern ONE_DAY = Pattern.compile("\\b1 day\\b");

  @Test
  void everybodyReadsAllThatIsKeptAboutHim(Stage stage) {
    var page = stage.as("ada");
    page.navigate(MY_DATA);
    stage.look(page);
    page.locator("a", new Page.LocatorOptions().setHasText(Pattern.compile("^Posts$"))).click();
    assertThat(page.locator("main .item").first()).containsText("Text");
    stage.look(page);
    page.navigate(MY_DATA);
    for (var link :
        page.locator("main .counts a").all().stream().map(a -> a.getAttribute("href")).toList()) {
      page.navigate(link);
      var said = page.locator("main").innerText();
      assertFalse(RAW_KEY.matcher(said).find(), link + ": " + said);
      assertThat(page.locator("main .item").first()).isVisible();
      for (var value : page.locator("main dd").allInnerTexts()) {
        assertFalse(CONSTANT.matcher(value).matches(), link + ": " + value);
      }
    }
    page.navigate("/guildhall/person/kept?of=recalls");
    assertThat(page.locator("main .empty")).isVisible();
    assertThat(page.locator("main .list")).isHidden();
    assertEquals(404, page.navigate("/guildhall/person/kept?of=nothing").status());
    assertEquals(404, page.navigate("/guildhall/person/kept").status());
  }

  @Test
  void everybodyTakesItAlongAsAFile(Stage stage) throws IOException {
    var page = stage.as("ben");
    page.navigate(MY_DATA);
    var download = page.waitForDownload(() -> page.locator("a[download]").click());
    assertEquals("guildhall-my-data.json", download.suggestedFilename());
    try (var reader = Json.createReader(Files.newBufferedReader(download.path()))) {
      var file = reader.readObject();
      assertEquals("ben", first(file, "person").getString("userName"));
      assertTrue(file.getJsonArray("posts").size() > 1);
      assertFalse(first(file, "posts").getString("body").isEmpty());
      assertTrue(first(file, "posts").getString("postedAt").endsWith("Z"));
      assertTrue(file.containsKey("reports-made"));
    }
  }

  private static JsonObject first(JsonObject file, String kind) {
    return file.getJsonArray(kind).getJsonObject(0);
  }

  @Test
  void whatIsWrongIsAnsweredByDataProtection(Stage stage) {
    var page = stage.as("conor");
    page.navigate(MY_DATA);
    page.locator("#correct").click();
    assertThat(page.locator("#correction .error")).isVisible();
    page.locator("#text").fill("I work in Cork now.");
    page.locator("#correct").click();
    assertThat(page.locator("#correction")).containsText("It waits for an answer.");
    stage.look(page);
    var office = stage.as("joao");
    office.navigate("/guildhall/administration/privacy");
    stage.look(office);
    office.locator("main .item a", new Page.LocatorOptions().setHasText("Conor")).first().click();
    office.locator("#answer").fill("The directory says so now.");
    stage.look(office);
    office.locator("#corrected").click();
    assertThat(office.locator("main")).containsText("You have answered that it is corrected.");
    page.navigate(MY_DATA);
    assertThat(page.locator("#correction")).containsText("The directory says so now.");
  }

  /** Pressed twice, in two windows, it is wished once. */
  @Test
  void nameStaysIfSomebodyWishesItOnceOrTwice(Stage stage) {
    var first = stage.as("lena");
    var second = stage.as("lena");
    for (var page : List.of(first, second)) {
      page.navigate(MY_DATA);
    }
    for (var page : List.of(first, second)) {
      page.locator("#leaving button").click();
      assertThat(page.locator(".messages")).isVisible();
      assertThat(page.locator("#leaving strong")).containsText("keep your name");
    }
    first.locator("#leaving button").click();
    assertThat(first.locator("#leaving strong")).not().containsText("keep your name");
  }

  /** Two windows, and what is typed in the second one is not lost. */
  @Test
  void whatIsSaidWhileSomethingWaitsIsRefusedAndKept(Stage stage) {
    var first = stage.as("rafael");
    var second = stage.as("rafael");
    for (var page : List.of(first, second)) {
      page.navigate(MY_DATA);
    }
    first.locator("#text").fill("My title is another one.");
    first.locator("#correct").click();
    assertThat(first.locator("#correction")).containsText("It waits for an answer.");
    second.locator("#text").fill("My city is another one.");
    second.locator("#correct").click();
    assertThat(second.locator("#text-error")).isVisible();
    assertThat(second.locator("#text")).hasValue("My city is another one.");
    stage.look(second);
    // The same said twice is said.
    second.locator("#text").fill("My title is another one.");
    second.locator("#correct").click();
    assertThat(second.locator("#correction")).containsText("It waits for an answer.");
    assertThat(second.locator("#text")).hasCount(0);
  }

  @Test
  void whoeverShortensThePeriodIsToldWhomThatErases(Stage stage) {
    var client = provisioning(stage);
    leaves(client, comes(client, unique("karl"), "Karl"));
    var office = stage.as("joao");
    office.navigate("/guildhall/administration/settings?name=privacy.leavers");
    office.locator("#amount").fill("1");
    office.locator("#set").click();
    assertThat(office.locator("#amount-error")).containsText("Within a day this erases");
    assertThat(office.locator("#set")).containsText("erase");
    assertThat(office.locator("#amount")).hasValue("1");
    stage.look(office);
    var another = stage.as("greta");
    another.navigate("/guildhall/administration/settings");
    assertThat(leaving(another)).not().containsText(ONE_DAY);
    try {
      office.locator("#set").click();
      assertThat(office.locator("main")).containsText("Set.");
      assertThat(leaving(office)).containsText(ONE_DAY);
    } finally {
      office.navigate("/guildhall/administration/settings?name=privacy.leavers");
      office.locator("#amount").fill("180");
      office.locator("#set").click();
      assertThat(leaving(office)).containsText("180 days");
    }
  }

  private static Locator leaving(Page settings) {
    return settings.locator("main .item", new Page.LocatorOptions().setHasText("Who left"));
  }

  private static String unique(String name) {
    return name + Long.toString(System.nanoTime(), Character.MAX_RADIX);
  }

  /** The id of one whom provisioning brings in. */
  private static String comes(ApiCaller client, String userName, String givenName) {
    return client
        .call(
            "POST",
            SCIM,
            BodyPublishers.ofString(
                """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s",
                 "name": {"givenName": "%s", "familyName": "Gone"}}"""
                    .formatted(userName, givenName)))
        .json()
        .getString("id");
  }

  private static void leaves(ApiCaller client, String id) {
    assertEquals(204, client.call("DELETE", SCIM + "/" + id, BodyPublishers.noBody()).status());
  }

  @Test
  void whoLeavesIsErasedAndWhatHeWroteStays(Stage stage) {
    var name = unique("vera");
    var client = provisioning(stage);
    var id = comes(client, name, "Vera");
    var vera = ApiCaller.of(stage.server(), name);
    vera.put("/communities/developers/members/me");
    var opened =
        vera.post(
            "/communities/developers/conversations",
            """
            {"kind": "experience", "title": "What I leave behind", "body": "Keep the tests quick."}""");
    assertEquals(201, opened.status(), opened::toString);
    var talk = "/guildhall/conversation/show?id=" + opened.json().getInt("id");
    var page = stage.as("ada");
    page.navigate(talk);
    assertThat(page.locator("article").first()).containsText("Vera Gone");
    leaves(client, id);
    assertEquals(401, vera.get("/me").status());

    var office = stage.as("greta");
    office.navigate("/guildhall/administration/privacy");
    var left =
        office.locator("main .item", new Page.LocatorOptions().setHasText("Vera Gone")).last();
    stage.look(office);
    var file = ApiCaller.signedIn(stage.server(), "greta").get("/leavers/" + name + "/data");
    assertEquals("Vera", first(file.json(), "person").getString("givenName"));
    left.locator("a").last().click();
    stage.look(office);
    office.locator("#erase").click();
    assertThat(office.locator("main")).containsText("Erased.");
    page.navigate(talk);
    assertThat(page.locator("article").first()).containsText("a former colleague");
    assertThat(page.locator("article").first()).containsText("Keep the tests quick.");
    assertThat(page.locator("article").first()).not().containsText("Vera");
    stage.look(page);
    assertEquals(404, page.navigate("/guildhall/person/show?name=" + name).status());
    assertEquals(
        404,
        ApiCaller.signedIn(stage.server(), "greta").get("/leavers/" + name + "/data").status());
    var author =
        ApiCaller.of(stage.server(), "ada")
            .get("/conversations/" + opened.json().getInt("id"))
            .json()
            .getJsonObject("author");
    assertTrue(author.isNull("name") && author.isNull("userName"), author::toString);
    office.navigate("/guildhall/administration/audit");
    assertThat(office.locator("main tbody tr").first()).containsText("Erased person");
  }

  private static ApiCaller provisioning(Stage stage) {
    return ApiCaller.ofNobody(stage.server())
        .with("Authorization", "Bearer " + GuildhallServer.SCIM_TOKEN)
        .with("Content-Type", "application/scim+json");
  }

  @Test
  void whatColleaguesSeeIsSetAndFollowedAtOnce(Stage stage) {
    var office = stage.as("joao");
    office.navigate("/guildhall/administration/settings");
    stage.look(office);
    office.navigate("/guildhall/administration/settings?name=privacy.leavers");
    office.locator("#amount").fill("4000");
    office.locator("#set").click();
    assertThat(office.locator(".error").first()).containsText("3,650");
    office.locator("#amount").fill("soon");
    office.locator("#set").click();
    assertThat(office.locator(".error").first()).isVisible();
    stage.look(office);
    office.locator("#amount").fill("181");
    office.locator("#set").click();
    assertThat(leaving(office)).containsText("181 days");
    assertThat(leaving(office)).containsText("João");
    var reader = ApiCaller.of(stage.server(), "ada");
    assertFalse(reader.get("/people/ben").json().isNull("email"));
    assertFalse(reader.get("/people/ben").json().isNull("manager"));
    assertEquals(200, reader.get("/search?q=build&author=ada").status());
    for (var name : List.of("email", "manager", "authors")) {
      turn(office, name, "off");
    }
    try {
      assertTrue(reader.get("/people/ben").json().isNull("email"));
      assertTrue(reader.get("/people/ben").json().isNull("manager"));
      assertEquals(403, reader.get("/search?q=build&author=ada").status());
      var page = stage.as("ada");
      page.navigate("/guildhall/person/show?name=ben");
      assertThat(page.locator("main")).not().containsText("@");
      assertThat(page.locator("main")).not().containsText("Manager");
      page.navigate("/guildhall/search?q=build");
      assertThat(page.locator("main a[href*='author=']")).hasCount(0);
      assertEquals(403, page.navigate("/guildhall/search?q=build&author=ada").status());
    } finally {
      for (var name : List.of("email", "manager", "authors")) {
        turn(office, name, "on");
      }
    }
    office.navigate("/guildhall/administration/audit");
    assertThat(office.locator("main tbody tr").first()).containsText("privacy.authors: 0 → 1");
  }

  private static void turn(Page office, String name, String to) {
    office.navigate("/guildhall/administration/settings?name=privacy." + name);
    office.locator("#switch input").nth(to.equals("on") ? 0 : 1).check();
    office.locator("#set").click();
    assertThat(office.locator("main")).containsText("Set.");
  }

  /** What somebody reads and looks for leaves nothing behind about him. */
  @Test
  void readingLeavesNothing(Stage stage) {
    var reader = ApiCaller.of(stage.server(), "nadia");
    var before = reader.get("/me/data").json();
    var page = stage.as("nadia");
    for (var read :
        List.of(
            "home",
            "search?q=build",
            "community/list",
            "community/show?slug=developers",
            "person/list",
            "person/show?name=ada",
            "card/list?community=developers",
            "person/data")) {
      assertEquals(200, page.navigate("/guildhall/" + read).status(), read);
    }
    var after = reader.get("/me/data").json();
    for (var kind : after.keySet()) {
      if (!kind.equals("writtenAt")) {
        assertEquals(before.get(kind), after.get(kind), kind);
      }
    }
  }

  @Test
  void noPageAsksMuchOfTheDatabase(Stage stage) {
    asksLittle(stage, "ada", "person/data");
    asksLittle(stage, "ada", "person/kept?of=posts");
    asksLittle(stage, "greta", "administration/settings");
    asksLittle(stage, "greta", "administration/privacy");
  }

  private static void asksLittle(Stage stage, String reader, String address) {
    var page = stage.as(reader);
    long statements =
        stage.server().statements(MOST_STATEMENTS, () -> page.navigate("/guildhall/" + address));
    assertTrue(statements > 0, "no statement was traced for " + address);
    assertTrue(statements <= MOST_STATEMENTS, address + ": " + statements + " statements");
  }
}
