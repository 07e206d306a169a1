package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Access tokens on the page "My data": made, shown once, used by a program, revoked. */
@ExtendWith(Stories.class)
class TokenStory {
  @Test
  void tokenIsShownOnceUsedAndRevoked(Stage stage) {
    var page = stage.as("cleo");
    page.locator("details.menu summary").click();
    page.getByText("My data").click();
    stage.look(page);
    assertThat(page.locator("#tokens")).containsText("None of your programs has a token");
    page.locator("#name").fill("Nightly build");
    page.getByText("Read and write in my name").click();
    page.getByRole(AriaRole.BUTTON, named("Make the token")).click();

    var token = page.locator("#secret").inputValue();
    assertTrue(token.matches("guildhall_[A-Za-z0-9_-]{43}"), token);
    stage.look(page);
    Stage.picture(page, "my-data");
    page.reload();
    assertThat(page.locator("#secret")).hasCount(0);
    assertThat(page.locator("#tokens")).containsText("…" + token.substring(token.length() - 4));
    assertFalse(page.content().contains(token), "nobody is shown it again");

    var program = program(stage, token);
    var me = program.get("/me").json();
    assertEquals("cleo", me.getString("userName"));
    assertEquals("access-token", me.getString("signedInBy"));
    assertEquals("Nightly build", me.getJsonObject("token").getString("name"));
    assertEquals("write", me.getJsonObject("token").getString("scope"));
    assertFalse(me.toString().contains(token));
    assertEquals(200, program.post("/preview", "{\"body\":\"x\"}").status());
    page.reload();
    assertThat(page.locator("#tokens")).containsText("last used");

    page.getByRole(AriaRole.BUTTON, named("Revoke “Nightly build”")).click();
    assertThat(page.locator("#tokens")).containsText("Revoked");
    assertThat(page.locator(".messages")).containsText("opens nothing any more");
    assertEquals(401, program.get("/me").status());
    stage.look(page);
  }

  @Test
  void tokenForReadingWritesNothing(Stage stage) {
    var page = stage.as("ben");
    var program = program(stage, make(page, "Reader"));
    assertEquals(200, program.get("/communities").status());
    for (var answer :
        new ApiCaller.Answer[] {
          program.post("/preview", "{\"body\":\"x\"}"),
          program.put("/communities/developers/members/me"),
          program.delete("/communities/developers/members/me")
        }) {
      assertEquals(403, answer.status(), answer::toString);
      assertEquals("urn:guildhall:problem:token-reads", answer.json().getString("type"));
    }
    // Whatever session he has beside.
    assertEquals(
        "access-token", program.with("Cookie", "x=y").get("/me").json().getString("signedInBy"));
  }

  @Test
  void tokenOfAnAdministratorDoesNotAdminister(Stage stage) {
    var page = stage.as("farid");
    var me = program(stage, make(page, "Mine")).get("/me").json();
    assertEquals("farid", me.getString("userName"));
    assertFalse(me.getBoolean("administrator"));
  }

  @Test
  void sameNameTwiceAndNoNameAreRefused(Stage stage) {
    var page = stage.as("irina");
    make(page, "Feeds");
    page.locator("#name").fill(" Feeds ");
    page.getByRole(AriaRole.BUTTON, named("Make the token")).click();
    assertThat(page.locator("#name-error")).containsText("already");
    assertThat(page.locator("#name")).hasValue(Pattern.compile("Feeds"));
    assertThat(page.locator("#secret")).hasCount(0);
    page.locator("#name").fill("");
    page.getByRole(AriaRole.BUTTON, named("Make the token")).click();
    assertThat(page.locator("#name-error")).isVisible();
    assertThat(page.locator("#tokens .item")).hasCount(1);
    stage.look(page);
  }

  @Test
  void nobodyRevokesAnothersToken(Stage stage) {
    var page = stage.as("giulia");
    var token = make(page, "Of Giulia");
    var other = stage.as("ada");
    other.navigate("/guildhall/person/data");
    assertThat(other.locator("#tokens")).not().containsText("Of Giulia");
    assertEquals(200, program(stage, token).get("/me").status());
  }

  /** Another token stands in its place by then. */
  @Test
  void tokenThatIsRevokedIsTheOneThatWasRead(Stage stage) {
    var page = stage.as("rafael");
    var read = program(stage, make(page, "Read"));
    var unseen = program(stage, make(stage.as("rafael"), "Unseen"));
    page.getByRole(AriaRole.BUTTON, named("Revoke “Read”")).click();
    assertThat(page.locator(".messages")).containsText("“Read”");
    assertEquals(401, read.get("/me").status());
    assertEquals(200, unseen.get("/me").status());
  }

  @Test
  void pageSpeaksEveryLanguage(Stage stage) {
    var italian = stage.as("giulia", "it-IT");
    italian.navigate("/guildhall/person/data");
    assertThat(italian.locator("h1")).containsText("I miei dati");
    stage.look(italian);
    var russian = stage.as("irina", "ru-RU");
    russian.navigate("/guildhall/person/data");
    assertThat(russian.locator("h1")).containsText("Мои данные");
    stage.look(russian);
  }

  private static String make(Page page, String name) {
    page.navigate("/guildhall/person/data");
    page.locator("#name").fill(name);
    page.getByRole(AriaRole.BUTTON, named("Make the token")).click();
    return page.locator("#secret").inputValue();
  }

  private static ApiCaller program(Stage stage, String token) {
    return ApiCaller.ofNobody(stage.server()).with("Authorization", "Bearer " + token);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
