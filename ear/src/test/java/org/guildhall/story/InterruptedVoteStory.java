package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.guildhall.story.YoungCommunity.NOMINATIONS;
import static org.guildhall.story.YoungCommunity.VOTING;
import static org.guildhall.story.YoungCommunity.VOTING_EXTENSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A vote is two calls, and a browser or a network may fail at any point of them: whatever happens,
 * the page says what is known, the vote can be finished, and it counts once.
 */
@ExtendWith({Stories.class, MovedServer.class})
class InterruptedVoteStory {
  private static final List<String> FOUNDERS =
      List.of("ada", "ben", "cleo", "irina", "dmitri", "lena");

  private static final String CREDENTIAL = "**/credential";
  private static final String BALLOTS = "**/ballots";

  private YoungCommunity community;
  private Stage stage;
  private Page cleo;

  @BeforeEach
  void boxIsOpen(Browser browser, GuildhallServer server) {
    stage = new Stage(browser, server);
    community = new YoungCommunity(server, FOUNDERS);
    community.stands("ada", "ben");
    community.pass(NOMINATIONS);
    cleo = stage.as("cleo");
    cleo.navigate(community.electionPage());
  }

  @AfterEach
  void ends() {
    stage.close();
  }

  @Test
  void credentialWhoseAnswerIsLostIsAskedForWithTheSameMessage() {
    var asked = bodies(cleo, "/credential");
    cleo.route(CREDENTIAL, InterruptedVoteStory::loseTheAnswer);
    cast(cleo, "ada");
    assertThat(error(cleo)).containsText("The server could not be reached. Nothing was cast");
    assertThat(error(cleo)).isFocused();
    stage.look(cleo);
    // What was typed is there still.
    assertThat(cleo.locator("#rank-ada")).hasValue("1");

    cleo.unroute(CREDENTIAL);
    cleo.locator("#cast").click();
    assertVoted(cleo);
    assertEquals(2, asked.size());
    assertEquals(asked.getFirst(), asked.getLast());
  }

  @Test
  void ballotWhoseAnswerIsLostIsCastAgainAndCountsOnce() {
    cleo.route(BALLOTS, InterruptedVoteStory::loseTheAnswer);
    cast(cleo, "ada");
    assertThat(error(cleo)).containsText("nobody can tell whether your ballot arrived");
    assertThat(error(cleo)).isFocused();
    stage.look(cleo);

    cleo.unroute(BALLOTS);
    cleo.locator("#cast").click();
    assertVoted(cleo);
    assertEquals(List.of(code(cleo)), codesOfTheClosedBox());
  }

  @Test
  void ballotThatNeverArrivedIsCastAgainByTheSameCredential() {
    var asked = bodies(cleo, "/credential");
    cleo.route(BALLOTS, Route::abort);
    cast(cleo, "ada");
    assertThat(error(cleo)).containsText("nobody can tell whether your ballot arrived");
    cleo.unroute(BALLOTS);
    cleo.reload();
    assertThat(cleo.locator("#voting ~ p").first())
        .containsText("A credential has been issued in your name");
    cast(cleo, "ben");
    assertVoted(cleo);
    assertEquals(1, asked.size());
    assertEquals(List.of(code(cleo)), codesOfTheClosedBox());
  }

  @Test
  void browserThatIsOpenedAgainVotesWithTheCredentialItGot() {
    var arrived = new ArrayList<String>();
    // The call hangs until the browser is closed.
    cleo.route(BALLOTS, route -> arrived.add(route.request().postData()));
    cast(cleo, "ada");
    cleo.waitForCondition(() -> !arrived.isEmpty());
    assertTrue(kept(cleo).contains("signature"), kept(cleo));

    var again = stage.reopened(cleo);
    var asked = bodies(again, "/credential");
    again.navigate("/guildhall/");
    Stage.signIn(again, "cleo");
    again.navigate(community.electionPage());
    assertThat(again.locator("[data-part=done]")).isHidden();
    cast(again, "ada");
    assertVoted(again);
    assertEquals(List.of(), asked);
    assertEquals(List.of(code(again)), codesOfTheClosedBox());
  }

  @Test
  void otherBrowserOfTheSameVoterIsToldWhereToVote() {
    cast(cleo, "ada");
    assertVoted(cleo);
    var elsewhere = stage.as("cleo");
    elsewhere.navigate(community.electionPage());
    cast(elsewhere, "ben");
    assertThat(error(elsewhere)).containsText("but not to this browser");
    assertThat(elsewhere.locator("#token")).isVisible();
    stage.look(elsewhere);
  }

  private static void cast(Page page, String first) {
    page.locator("#rank-" + first).fill("1");
    page.locator("#cast").click();
  }

  /** The server has done what it was asked, and the browser never hears of it. */
  private static void loseTheAnswer(Route route) {
    assertEquals(200, route.fetch().status());
    route.abort();
  }

  /** What is sent to that address from now on. */
  private static List<String> bodies(Page page, String address) {
    var bodies = new ArrayList<String>();
    page.onRequest(
        request -> {
          if (request.url().endsWith(address)) {
            bodies.add(request.postData());
          }
        });
    return bodies;
  }

  private static String kept(Page page) {
    return (String) page.evaluate("Object.values(localStorage).join()");
  }

  private static Locator error(Page page) {
    return page.locator("[data-part=error]");
  }

  private static void assertVoted(Page page) {
    assertThat(page.locator("[data-part=done]")).isFocused();
    assertThat(error(page)).isHidden();
  }

  private static String code(Page page) {
    return page.locator("[data-part=code]").textContent();
  }

  /** One voter is too little support, so the box closes at the second attempt. */
  private List<String> codesOfTheClosedBox() {
    community.pass(VOTING);
    community.pass(VOTING_EXTENSION);
    var record = community.as("ada").get("/elections/" + community.election() + "/record").json();
    return record.getJsonObject("box").getJsonArray("codes").getValuesAs(JsonString::getString);
  }
}
