package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asking, answering, and what can go wrong on the way. */
@ExtendWith(Stories.class)
class ConversationStory {
  private final String topic = "loom " + UUID.randomUUID();

  @Test
  void questionFindsItsAnswer(Stage stage) {
    var ada = stage.as("ada");
    var address = ask(ada, "How is the " + topic + " set up?", "I have **this** one.");
    assertThat(ada.locator("article .prose strong")).hasText("this");

    var ben = stage.as("ben");
    ben.navigate(address);
    reply(ben, "Turn it *around*.");
    assertThat(ben.locator("article.post").last()).containsText("Turn it around.");

    ada.navigate(address);
    ada.getByText("Accept as the answer").click();
    assertThat(ada.locator("article.accepted")).containsText("Accepted by Ada Moretti");

    var cleo = stage.as("cleo");
    cleo.navigate(address);
    cleo.getByText("This solved mine").click();
    assertThat(cleo.locator("article.accepted")).containsText("solved the same for 1 person");
    stage.look(cleo);
    cleo.getByText("It did not solve mine after all").click();
    assertThat(cleo.getByText("This solved mine")).isVisible();
    assertThat(cleo.locator("article.accepted")).not().containsText("solved the same");
  }

  @Test
  void forgedButtonOfAPostIsJudgedByTheRules(Stage stage) {
    var address = ask(stage.as("ada"), "Whose is the " + topic + "?", "Tell me.");
    var ben = stage.as("ben");
    ben.navigate(address);
    reply(ben, "Not mine.");
    var cleo = stage.as("cleo");
    cleo.navigate(address);
    press(cleo, "name", "accept");
    assertThat(cleo.locator("main")).containsText("Only the person who asked");
    assertEquals(0, cleo.locator("article.accepted").count());
    for (var unknown : new String[] {"999999", "x", ""}) {
      cleo.navigate(address);
      press(cleo, "value", unknown);
      assertThat(cleo.locator("main")).containsText("There is nothing here");
    }
  }

  /** Presses "This solved mine" after that attribute of the button was changed by hand. */
  private static void press(Page page, String attribute, String value) {
    var button = page.getByText("This solved mine");
    button.evaluate("(b, [name, value]) => b.setAttribute(name, value)", List.of(attribute, value));
    button.click();
  }

  @Test
  void previewShowsWhatWillStandAndPostsNothing(Stage stage) {
    var page = stage.as("ada");
    compose(page, "Preview of the " + topic, "| a | b |\n|---|---|\n| 1 | 2 |");
    page.locator("[data-preview]").click();
    assertThat(page.locator(".preview table td").first()).hasText("1");
    assertThat(page.locator("#body")).hasValue("| a | b |\n|---|---|\n| 1 | 2 |");
    stage.look(page);
    page.navigate("/guildhall/community/show?slug=developers");
    assertThat(page.locator("main")).not().containsText(topic);
  }

  @Test
  void badInputIsToldBesideItsFieldAndNothingIsLost(Stage stage) {
    var page = stage.as("ada");
    compose(page, "", "The text of the " + topic);
    page.locator("#tags").fill("one, two, three, four, five, six");
    send(page);
    assertThat(page.locator("#title-error")).containsText("The title is missing");
    assertThat(page.locator("#tags-error")).containsText("at most 5 tags");
    assertThat(page.locator("#body")).hasValue("The text of the " + topic);
    stage.look(page);
    page.locator("#title").fill("x".repeat(201));
    send(page);
    assertThat(page.locator("#title-error")).containsText("too long");
    page.locator("#title").fill("A title for the " + topic);
    page.locator("#tags").fill("one, two");
    page.locator("#body").fill("   ");
    send(page);
    assertThat(page.locator("#body-error")).containsText("The text is missing");
    page.locator("#body").fill("y".repeat(20_001));
    send(page);
    assertThat(page.locator("#body-error")).containsText("too long");
  }

  @Test
  void experienceIsToldAndWaitsForNobody(Stage stage) {
    var page = stage.as("ada");
    compose(page, "What the " + topic + " taught us", "We tried it, and it held.");
    page.getByLabel("Experience", new Page.GetByLabelOptions().setExact(false)).check();
    stage.look(page);
    send(page);
    page.waitForURL(url -> url.contains("/conversation/show"));
    assertThat(page.locator(".head .kind.experience")).hasText("Experience");
    page.navigate("/guildhall/community/show?slug=developers");
    var row =
        page.locator("[aria-labelledby=all] .item", containing("What the " + topic + " taught us"));
    assertThat(row.locator(".kind.experience")).hasText("Experience");
    assertThat(row.locator(".state")).hasText("No replies yet");
    assertEquals(0, row.locator(".state.waiting").count());
    stage.look(page);
  }

  @Test
  void doubleClickIsOnePost(Stage stage) {
    var page = stage.as("ada");
    compose(page, "Twice the " + topic, "Only once.");
    page.locator("#send").dblclick();
    page.waitForURL(url -> url.contains("/conversation/show"));
    page.navigate("/guildhall/community/show?slug=developers");
    assertEquals(
        1, page.locator("[aria-labelledby=all] .item", containing("Twice the " + topic)).count());
  }

  @Test
  void editKeepsTheHistory(Stage stage) {
    var page = stage.as("ada");
    ask(page, "The edited " + topic, "The frist text.");
    page.getByRole(AriaRole.LINK, SignInStory.heading("Edit")).click();
    page.locator("#body").fill("The first text.");
    send(page);
    assertThat(page.locator("article .prose")).containsText("The first text.");
    page.getByText("edited", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("main")).containsText("frist");
    stage.look(page);
  }

  @Test
  void stalePageShowsBothTexts(Stage stage) {
    var one = stage.as("ada");
    ask(one, "The contested " + topic, "In the beginning.");
    one.getByRole(AriaRole.LINK, SignInStory.heading("Edit")).click();
    var other = one.context().newPage();
    other.navigate(one.url());
    one.locator("#body").fill("What one window says.");
    send(one);
    other.locator("#body").fill("What another window says.");
    send(other);
    assertThat(other.locator("main")).containsText("This post changed while you wrote");
    assertThat(other.locator(".sides")).containsText("one");
    assertThat(other.locator("#body")).hasValue("What another window says.");
    stage.look(other);
    other.locator("#body").fill("What both say.");
    send(other);
    assertThat(other.locator("article .prose")).containsText("What both say.");
  }

  @Test
  void textSurvivesASessionThatEnded(Stage stage) {
    var page = stage.as("ada");
    ask(page, "The interrupted " + topic, "Wait for it.");
    var text = "Слово за слово. ".repeat(1000).strip();
    page.locator("#body").fill(text);
    page.context().clearCookies();
    page.locator("#send").click();
    Stage.signIn(page, "ada");
    page.waitForURL(url -> url.contains("/conversation/show"));
    assertThat(page.locator("#body")).hasValue(text);
    send(page);
    assertThat(page.locator("article.post").last()).containsText("Слово за слово.");
  }

  @Test
  void unsentTextIsShownToNobodyElse(Stage stage) {
    var page = stage.as("ada");
    ask(page, "The private " + topic, "Wait for it.");
    page.locator("#body").fill("Only for my eyes.");
    page.context().clearCookies();
    page.locator("#send").click();
    Stage.signIn(page, "ben");
    page.waitForURL(url -> url.contains("/conversation/show"));
    assertThat(page.locator("#body")).hasValue("");
    assertThat(page.locator("main")).not().containsText("Only for my eyes.");
  }

  @Test
  void strangerIsInvitedToJoinAndThenReplies(Stage stage) {
    var ada = stage.as("ada");
    var address = ask(ada, "The open " + topic, "Anyone?");
    var paolo = stage.window("en-GB");
    paolo.navigate(address);
    paolo.locator("#user").fill("paolo");
    paolo.locator("#password").fill("guildhall");
    paolo.getByRole(AriaRole.BUTTON, SignInStory.heading("Sign in")).click();
    assertEquals(0, paolo.locator("#body").count());
    stage.look(paolo);
    paolo.getByText("Join Developers").click();
    reply(paolo, "Me.");
    assertThat(paolo.locator("article.post").last()).containsText("Me.");
    paolo.navigate("/guildhall/community/show?slug=developers");
    paolo.getByRole(AriaRole.BUTTON, SignInStory.heading("Leave")).click();
    assertThat(paolo.getByRole(AriaRole.BUTTON, SignInStory.heading("Join"))).isVisible();
  }

  @Test
  void unknownAddressIsAPageThatSaysSo(Stage stage) {
    var page = stage.as("ada");
    for (var address :
        new String[] {
          "/guildhall/conversation/show?id=999999", "/guildhall/conversation/show?id=abc",
          "/guildhall/conversation/show", "/guildhall/community/show?slug=nothing",
          "/guildhall/person/show?name=nobody", "/guildhall/nothing",
          "/guildhall/conversation/edit?post=999999", "/guildhall/conversation/open?community=none"
        }) {
      var response = page.navigate(address);
      assertEquals(404, response.status(), address);
      assertThat(page.locator("main")).containsText("There is nothing here");
    }
    stage.look(page);
  }

  @Test
  void hostileTextRunsNowhere(Stage stage) {
    var page = stage.as("ada");
    var hostile =
        "<img src=x onerror=document.title='owned'><script>document.title='owned'</script>";
    ask(
        page,
        hostile + topic,
        hostile + "\n\n[x](javascript:document.title='owned') <svg onload=document.title='owned'>");
    assertTrue(page.locator("h1").textContent().contains("<img src=x"));
    assertEquals(0, page.locator("main script, main svg[onload], main [onerror]").count());
    assertTrue(!page.title().equals("owned"));
    page.navigate("/guildhall/search?q=" + topic.replace(' ', '+') + "%3Cscript%3E");
    assertTrue(!page.title().equals("owned"));
  }

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static void compose(Page page, String title, String body) {
    page.navigate("/guildhall/conversation/open?community=developers");
    page.locator("#title").fill(title);
    page.locator("#body").fill(body);
  }

  static void send(Page page) {
    page.locator("#send").click();
  }

  /** Asks among the Developers; the address of the new conversation. */
  static String ask(Page page, String title, String body) {
    compose(page, title, body);
    send(page);
    page.waitForURL(url -> url.contains("/conversation/show"));
    return page.url();
  }

  static void reply(Page page, String body) {
    page.locator("#body").fill(body);
    send(page);
    page.waitForLoadState();
  }
}
