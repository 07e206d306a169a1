package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was once answered is kept on a card, and kept true. */
@ExtendWith(Stories.class)
class CardStory {
  private static final String ASKED = "Webhook signature is wrong, but only for some messages";

  @Test
  void goodAnswerBecomesACardInOneStep(Stage stage) {
    var page = stage.as("ada");
    page.navigate("/guildhall/card/list");
    assertThat(page.locator("[aria-labelledby=proposals] li")).not().hasCount(0);
    stage.look(page);
    page.navigate("/guildhall/community/show?slug=developers");
    page.locator(".list a").getByText(ASKED).first().click();
    page.locator(".post.accepted .notice a").click();
    page.waitForURL(url -> url.contains("/card/capture"));
    assertThat(page.locator("#question")).hasValue(ASKED);
    assertFalse(page.locator("#body").inputValue().isEmpty());
    stage.look(page);
    page.locator("#question").fill("Why is the signature of a webhook wrong?");
    page.locator("#body").fill("It is made of the **bytes**, not of the parsed JSON.");
    page.locator("#appliesTo").fill("Every carrier");
    page.locator("#send").click();
    page.waitForURL(url -> url.contains("/card/show"));
    assertThat(page.locator("h1")).hasText("Why is the signature of a webhook wrong?");
    assertThat(page.locator(".prose strong")).hasText("bytes");
    assertThat(page.locator("aside")).containsText("Ada Moretti");
    stage.look(page);

    page.locator("aside a").getByText("replied").click();
    page.waitForURL(url -> url.contains("/conversation/show"));
    assertThat(page.locator(".post.accepted .acts")).containsText("See the card");
    assertThat(page.locator(".post.accepted .notice")).hasCount(0);
    page.navigate("/guildhall/community/show?slug=developers");
    assertThat(page.locator("[aria-labelledby=cards] li").first())
        .containsText("Why is the signature of a webhook wrong?");
    stage.look(page);
  }

  @Test
  void whoeverReadsSaysThatACardIsNoLongerTrueAndItsOwnerAnswers(Stage stage) {
    var card = card(stage, "plusHours");
    var farid = stage.as("farid");
    farid.navigate(card);
    farid.getByText("This is no longer true").click();
    farid.locator("#say").click();
    assertThat(farid.locator("#doubt-error")).not().isEmpty();
    farid.locator("#doubt").fill("The clocks have not changed since spring.");
    stage.look(farid);
    farid.locator("#say").click();
    assertThat(farid.locator("[aria-labelledby=doubts]"))
        .containsText("The clocks have not changed");
    stage.look(farid);

    var cleo = stage.as("cleo");
    cleo.navigate("/guildhall/home");
    cleo.getByText("One of your cards waits to be looked at").click();
    assertThat(cleo.locator("[aria-labelledby=waiting]")).containsText("plusHours");
    stage.look(cleo);
    cleo.locator("[aria-labelledby=waiting] a").getByText("plusHours").click();
    cleo.locator("#next").fill("2001-01-01");
    cleo.locator("#keep").click();
    assertThat(cleo.locator("#next-error")).hasText("Choose a day that is still to come.");
    cleo.locator("#next").fill("");
    cleo.locator("#keep").click();
    assertThat(cleo.locator("main")).containsText("it holds, and the doubts are settled");
    assertThat(cleo.locator("[aria-labelledby=doubts]")).hasCount(0);
  }

  @Test
  void membersReviseAndTheDifferenceIsShown(Stage stage) {
    var card = card(stage, "invoice with reverse charge");
    var giulia = stage.as("giulia");
    giulia.navigate(card);
    giulia.getByText("Revise the card").click();
    giulia.locator("#body").fill("1. Our VAT number and theirs, with the country prefix.");
    stage.look(giulia);
    giulia.locator("#send").click();
    giulia.getByText("How this card changed").click();
    assertThat(giulia.locator(".history li").first()).containsText("Giulia");
    assertThat(giulia.locator(".history li").first().locator("del").first()).isVisible();
    stage.look(giulia);
  }

  @Test
  void whoRevisesOnTopOfAnotherSeesBothTexts(Stage stage) {
    var address = card(stage, "plusHours").replace("/show", "/revise");
    var first = stage.as("ada");
    first.navigate(address);
    var second = stage.as("ben");
    second.navigate(address);
    first.locator("#body").fill("Ask the business which one is meant.");
    first.locator("#send").click();
    first.waitForURL(url -> url.contains("/card/show"));
    second.locator("#body").fill("Always plusDays.");
    second.locator("#send").click();
    assertThat(second.locator("h1")).hasText("This card changed while you wrote");
    assertThat(second.locator("[aria-labelledby=saved]")).containsText("Ask the business");
    assertThat(second.locator("#body")).hasValue("Always plusDays.");
    stage.look(second);
    second.locator("#send").click();
    assertThat(second.locator(".prose")).hasText("Always plusDays.");
  }

  @Test
  void retiredCardSaysSo(Stage stage) {
    var card = card(stage, "plusHours");
    var cleo = stage.as("cleo");
    cleo.navigate(card);
    cleo.getByText("Does it still hold?").click();
    cleo.getByText("It is no longer true").click();
    cleo.locator("#reason").fill("The clocks do not change any more.");
    cleo.locator("#retire").click();
    assertThat(cleo.locator("main .notice")).containsText("The clocks do not change any more.");
    stage.look(cleo);
    cleo.getByRole(AriaRole.BUTTON, SignInStory.heading("Publish it again")).click();
    assertThat(cleo.locator("main")).containsText("The card is published again.");
  }

  @Test
  void everyoneWhomItHelpedIsCountedOnce(Stage stage) {
    var card = card(stage, "connection pool is exhausted");
    var page = stage.as("giulia");
    page.navigate(card);
    var before = page.locator(".verdict").textContent();
    page.getByRole(AriaRole.BUTTON, SignInStory.heading("This solved mine")).click();
    page.waitForLoadState();
    assertFalse(page.locator(".verdict").textContent().equals(before));
    page.locator("button[name=take-back]").click();
    assertThat(page.locator(".verdict")).hasText(before.strip());
  }

  /** Another answer stands in its place by then. */
  @Test
  void answerThatIsDeclinedIsTheOneThatWasRead(Stage stage) {
    var page = stage.as("ben");
    page.navigate("/guildhall/card/list");
    var proposed = page.locator("[aria-labelledby=proposals] li");
    var next = proposed.nth(1).locator("h3").innerText();
    var other = stage.as("ben");
    for (var window : List.of(other, page)) {
      window.navigate("/guildhall/card/list");
    }
    for (var window : List.of(other, page)) {
      window.locator("[aria-labelledby=proposals] li").first().locator("button").click();
      assertThat(window.locator(".messages")).isVisible();
    }
    assertThat(proposed.first().locator("h3")).hasText(next);
  }

  @Test
  void programsDoTheSame(Stage stage) {
    var priya = ApiCaller.of(stage.server(), "priya");
    var proposed = priya.get("/cards/proposals").json().getJsonArray("items").getJsonObject(0);
    var post = proposed.getInt("postId");
    var asked = "{\"postId\":" + post + ",\"appliesTo\":\"Always\",\"reviewOn\":\"never\"}";
    var refused = priya.post("/cards", asked);
    assertEquals(400, refused.status());
    assertTrue(refused.body().contains("reviewOn"), refused::toString);
    var made = priya.post("/cards", asked.replace(",\"reviewOn\":\"never\"", ""));
    assertEquals(201, made.status(), made::toString);
    var path = "/cards/" + made.json().getInt("id");
    assertEquals(proposed.getString("title"), made.json().getString("question"));
    assertEquals("priya", made.json().getJsonObject("owner").getString("userName"));
    assertEquals(
        List.of(made.json().getInt("id")),
        priya
            .get("/conversations/" + proposed.getInt("conversationId"))
            .json()
            .getJsonArray("cards")
            .getValuesAs(card -> ((JsonObject) card).getInt("id")));

    var tag = made.header("ETag");
    var text = "{\"question\":\"So?\",\"answer\":\"So.\",\"tags\":[\"one\"]}";
    assertEquals(200, priya.with("If-Match", tag).put(path, text).status());
    assertEquals(412, priya.with("If-Match", tag).put(path, text.replace("So.", "No.")).status());
    assertEquals("So.", priya.get(path).json().getString("answerMarkdown"));
    assertEquals(1, priya.get(path + "/revisions").json().getJsonArray("items").size());
    assertEquals(204, priya.put(path + "/retirement", "{\"reason\":\"It was a try.\"}").status());
    assertEquals("It was a try.", priya.get(path).json().getString("retiredFor"));
  }

  /** The address of the card whose question has these words. */
  private static String card(Stage stage, String words) {
    return ApiCaller.of(stage.server(), "ada")
        .get("/cards?limit=100")
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(card -> card.getString("question").contains(words))
        .map(card -> card.getString("url"))
        .findFirst()
        .orElseThrow();
  }
}
