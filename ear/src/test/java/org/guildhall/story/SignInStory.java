package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Coming in and going out. */
@ExtendWith(Stories.class)
class SignInStory {
  @Test
  void demoAccountIsOneClickAway(Stage stage) {
    var page = stage.window("en-GB");
    page.navigate("/guildhall/community/list");
    stage.look(page);
    Stage.signIn(page, "ada");
    assertThat(page.getByRole(AriaRole.HEADING, heading("Communities"))).isVisible();
    assertThat(page.locator("header")).containsText("Ada Moretti");
  }

  @Test
  void passwordOpensAndAWrongOneDoesNot(Stage stage) {
    var page = stage.window("en-GB");
    page.navigate("/guildhall/");
    enter(page, "ben", "wrong");
    assertThat(page.locator("main")).containsText("do not belong together");
    stage.look(page);
    enter(page, "ben", "guildhall");
    assertThat(page.locator("header")).containsText("Ben Okafor");
  }

  @Test
  void signingOutEndsTheSession(Stage stage) {
    var page = stage.as("cleo");
    page.locator("details.menu summary").click();
    page.getByText("Sign out").click();
    assertThat(page.locator("button[name=j_username][value=cleo]")).isVisible();
    page.navigate("/guildhall/community/list");
    assertThat(page.locator("button[name=j_username][value=cleo]")).isVisible();
  }

  @Test
  void nothingButHealthAndSignInIsOpenToStrangers(Stage stage) {
    var server = stage.server();
    for (var path :
        new String[] {
          "",
          "/",
          "/home",
          "/home.xhtml",
          "/community/list",
          "/conversation/show?id=1",
          "/search?q=build",
          "/person/list",
          "/administration/directory"
        }) {
      assertEquals(302, server.status("/guildhall" + path), path);
    }
    assertEquals(200, server.status("/guildhall/sign-in"));
    assertEquals(200, server.status("/health/live"));
    assertEquals(200, server.status("/health/ready"));
  }

  @Test
  void otherSitesMakeNobodyDoAnything(Stage stage) {
    var page = stage.as("cleo");
    for (var header :
        new String[][] {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}}) {
      var response =
          page.request()
              .post("/guildhall/sign-out", RequestOptions.create().setHeader(header[0], header[1]));
      assertEquals(403, response.status(), header[0]);
    }
    page.navigate("/guildhall/home");
    assertThat(page.locator("header")).containsText("Cleo Rossi");
  }

  @Test
  void everyLanguageIsSpoken(Stage stage) {
    var page = stage.as("irina", "ru-RU");
    assertEquals("ru", page.locator("html").getAttribute("lang"));
    stage.look(page);
    page.getByText("Italiano").click();
    assertEquals("it", page.locator("html").getAttribute("lang"));
    assertThat(page.locator("nav").first()).containsText("Comunità");
    stage.look(page);
  }

  @Test
  void peopleWhoAdministerSeeTheDoorAndOthersDoNot(Stage stage) {
    assertTrue(stage.as("farid").locator("a[href*='administration']").count() > 0);
    var ada = stage.as("ada");
    assertEquals(0, ada.locator("a[href*='administration']").count());
    var refused = ada.navigate("/guildhall/administration/directory");
    assertEquals(403, refused.status());
    stage.look(ada);
  }

  static Page.GetByRoleOptions heading(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static void enter(Page page, String userName, String password) {
    page.locator("#user").fill(userName);
    page.locator("#password").fill(password);
    page.getByRole(AriaRole.BUTTON, heading("Sign in")).click();
  }
}
