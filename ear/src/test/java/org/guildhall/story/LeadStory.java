package org.guildhall.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.guildhall.story.YoungCommunity.NOMINATIONS;
import static org.guildhall.story.YoungCommunity.PROTEST;
import static org.guildhall.story.YoungCommunity.VOTING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What people do after a vote, on the pages: wardens decide protests, leaders go, others take over
 * or do not, and members call a leader back or end a community that nobody leads.
 */
@ExtendWith({Stories.class, MovedServer.class})
class LeadStory {
  private static final List<String> FOUNDERS =
      List.of("ada", "ben", "cleo", "irina", "farid", "giulia");

  /** All but the leader. */
  private static final List<String> MEMBERS = FOUNDERS.subList(1, FOUNDERS.size());

  private Stage stage;
  private YoungCommunity community;

  @BeforeEach
  void founded(Browser browser, GuildhallServer server) {
    stage = new Stage(browser, server);
    community = new YoungCommunity(server, FOUNDERS);
  }

  @AfterEach
  void ends() {
    stage.close();
  }

  private Page at(String userName, String address) {
    var page = stage.as(userName);
    page.navigate(address);
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator message(Page page) {
    return page.locator(".messages");
  }

  // --- protests

  /** The three who do not stand are the wardens. */
  private void protested() {
    community.stands("ada", "cleo", "irina");
    community.pass(NOMINATIONS);
    community.vote(FOUNDERS, "ada", "cleo");
    community.pass(VOTING);
    var protest = Map.of("ground", "LEFT_OUT", "text", "Zoë should be on the roll.");
    community.press("cleo", community.electionPage(), "protesting", "protest", protest);
  }

  @Test
  void protestThatMostWardensUpholdVoidsTheElection() {
    protested();
    var ben = at("ben", community.electionPage());
    assertThat(ben.locator("#judging")).isVisible();
    stage.look(ben);
    ben.locator("#uphold").click();
    assertThat(ben.locator("#reason-error")).not().isEmpty();
    judge(ben, "uphold", "She joined in time.");
    assertThat(message(ben)).containsText("You uphold the protest");
    assertThat(ben.locator("#judging")).hasCount(0);
    assertThat(protests(ben)).containsText("A warden upholds it: She joined in time.");
    assertThat(protests(ben)).containsText("Not decided yet");

    var giulia = at("giulia", community.electionPage());
    judge(giulia, "dismiss", "She joined *later*.");
    assertThat(message(giulia)).containsText("You dismiss the protest");
    assertThat(protests(giulia)).containsText("A warden dismisses it: She joined *later*.");
    assertThat(protests(giulia)).containsText("Not decided yet");

    var farid = at("farid", community.electionPage());
    judge(farid, "uphold", "The list says so.");
    assertThat(protests(farid).locator(".state")).hasText("Upheld");
    stage.look(farid);

    community.pass(PROTEST);
    farid.reload();
    assertThat(farid.locator("#result")).hasText("A protest was upheld");
    stage.look(farid);
    farid.navigate("/guildhall/election/list?community=" + community.slug());
    assertThat(farid.locator(".item").first()).containsText("Repeated election");
  }

  @Test
  void protestThatMostWardensDismissChangesNothing() {
    protested();
    judge(at("ben", community.electionPage()), "dismiss", "She joined later.");
    var giulia = at("giulia", community.electionPage());
    judge(giulia, "dismiss", "So it is.");
    assertThat(protests(giulia).locator(".state")).hasText("Dismissed");
    // What is decided is nobody's to judge any more.
    var farid = at("farid", community.electionPage());
    assertThat(farid.locator("#judging")).hasCount(0);
    community.pass(PROTEST);
    farid.navigate(community.leadPage());
    assertThat(farid.locator(".lead-of")).containsText("Ada Moretti");
  }

  /** Another one waits by then. */
  @Test
  void protestThatIsJudgedIsTheOneThatWasRead() {
    protested();
    var ben = at("ben", community.electionPage());
    var again = at("ben", community.electionPage());
    var protest = Map.of("ground", "MISSING_BALLOT", "text", "Mine is not in the list.");
    community.press("ada", community.electionPage(), "protesting", "protest", protest);
    judge(again, "dismiss", "She joined later.");
    judge(ben, "uphold", "She joined in time.");
    assertThat(message(ben)).containsText("already");
    ben.navigate(community.electionPage());
    assertThat(protests(ben).first()).isVisible();
    assertThat(ben.locator("[aria-labelledby=protests]")).not().containsText("upholds it");
  }

  @Test
  void onlyWardensAreAskedToJudge() {
    protested();
    var ada = at("ada", community.electionPage());
    var cleo = at("cleo", community.electionPage());
    for (var page : List.of(ada, cleo)) {
      assertThat(protests(page)).containsText("Zoë should be on the roll.");
      assertThat(page.locator("#judging")).hasCount(0);
    }
    // Everybody protests once.
    assertThat(ada.locator("#protesting")).hasCount(1);
    assertThat(cleo.locator("#protesting")).hasCount(0);
  }

  private static void judge(Page page, String button, String reason) {
    page.locator("#reason").fill(reason);
    page.locator("#" + button).click();
    assertThat(message(page)).isVisible();
  }

  private static Locator protests(Page page) {
    return page.locator("[aria-labelledby=protests] .item");
  }

  // --- who leads

  @Test
  void leaderStandsDownAndTheNextOfTheSameBallotsAccepts() {
    community.elects("ada", "cleo");
    var ada = at("ada", community.leadPage());
    stage.look(ada);
    standDown(ada);
    assertThat(ada.locator(".lead-of")).containsText("Cleo Rossi");
    assertThat(ada.locator(".lead-of")).containsText("Is asked whether to take over");
    assertThat(button(ada, "Accept")).hasCount(0);

    var cleo = stage.as("cleo");
    stage.look(cleo);
    cleo.getByText("You are asked to lead " + community.name()).click();
    assertThat(cleo.locator("main")).containsText("the same ballots elect you");
    stage.look(cleo);
    button(cleo, "Accept").click();
    assertThat(message(cleo)).containsText("You lead now");
    assertThat(cleo.locator(".lead-of")).containsText("Leads since");
    cleo.navigate("/guildhall/community/show?slug=" + community.slug());
    assertThat(cleo.locator("[aria-labelledby=leaders] li")).hasCount(1);
    assertThat(cleo.locator("[aria-labelledby=leaders] li")).containsText("Cleo Rossi");
    // Nothing asks her any more.
    cleo.navigate("/guildhall/");
    assertThat(cleo.locator("main")).not().containsText("You are asked to lead");
  }

  @Test
  void whereTheNextDeclinesThereIsAnElection() {
    community.elects("ada", "cleo");
    standDown(at("ada", community.leadPage()));
    var cleo = at("cleo", community.leadPage());
    button(cleo, "Decline").click();
    assertThat(message(cleo)).containsText("You have declined");
    assertThat(cleo.locator("main")).containsText("Nobody leads yet: an election decides.");
    stage.look(cleo);
    cleo.navigate("/guildhall/community/show?slug=" + community.slug());
    assertThat(cleo.locator("[aria-labelledby=election]")).containsText("Nominations");
    cleo.navigate(community.electionPage());
    assertThat(cleo.locator("main")).containsText("By-election");
  }

  private static void standDown(Page page) {
    page.locator(".lead-of summary").click();
    assertThat(page.locator(".lead-of")).containsText("ends your term at once");
    button(page, "Stand down").click();
    assertThat(message(page)).containsText("You do not lead any more");
  }

  @Test
  void membersCallTheirLeaderBack() {
    community.elects("ada", "cleo");
    var ben = at("ben", community.leadPage());
    assertThat(ben.locator(".lead-of")).containsText("cannot be asked for in the first weeks");
    assertThat(button(ben, "Ask for a vote")).hasCount(0);
    community.pass("P60D");
    ben.reload();
    button(ben, "Ask for a vote").click();
    assertThat(message(ben)).containsText("You have signed");
    assertThat(ben.locator(".lead-of")).containsText("1 member asks for a vote");
    stage.look(ben);
    button(ben, "Take my name back").click();
    assertThat(message(ben)).containsText("You have taken your name back");
    assertThat(ben.locator(".lead-of")).containsText("0 members ask for a vote");
    var term = button(ben, "Ask for a vote").getAttribute("value");
    for (var member : MEMBERS) {
      community.press(member, community.leadPage(), "acts", "sign", Map.of("sign", term));
    }
    community.pass("PT1M");

    ben.navigate("/guildhall/");
    ben.getByText("Vote: shall the leader of " + community.name()).click();
    assertThat(ben.locator("h1"))
        .hasText("Shall Ada Moretti go on leading %s?".formatted(community.name()));
    assertThat(ben.locator("[data-choice]")).hasCount(2);
    stage.look(ben);
    ben.locator("#rank-RON").fill("1");
    ben.locator("#cast").click();
    assertThat(ben.locator("[data-part=code]")).not().isEmpty();
    community.vote(MEMBERS.subList(1, MEMBERS.size()), "RON", "ada");
    community.vote(List.of("ada"), "ada");
    community.pass(VOTING);
    ben.reload();
    assertThat(ben.locator("#result")).hasText("The leader is recalled");
    assertThat(ben.locator("main")).containsText("want the leader to go than to stay");
    stage.look(ben);
    community.pass(PROTEST);
    ben.navigate(community.leadPage());
    assertThat(ben.locator("main")).not().containsText("Ada Moretti");
  }

  @Test
  void leaderWhomMostWantToKeepLeadsOn() {
    community.elects("ada", "cleo");
    community.pass("P60D");
    var ben = at("ben", community.leadPage());
    var term = button(ben, "Ask for a vote").getAttribute("value");
    for (var member : MEMBERS) {
      community.press(member, community.leadPage(), "acts", "sign", Map.of("sign", term));
    }
    community.pass("PT1M");
    community.vote(FOUNDERS, "ada");
    community.pass(VOTING);
    ben.navigate(community.electionPage());
    assertThat(ben.locator("#result")).hasText("The leader stays");
    assertThat(ben.locator("main")).containsText("want Ada Moretti to stay than to go");
    community.pass(PROTEST);
    ben.navigate(community.leadPage());
    assertThat(ben.locator(".lead-of")).containsText("Ada Moretti");
    assertThat(ben.locator(".lead-of")).containsText("has been asked for here not long ago");
  }

  // --- nobody leads

  @Test
  void membersArchiveWhatNobodyLeads() {
    var ben = caretaking();
    button(ben, "Keep it").click();
    assertThat(message(ben)).containsText("Your choice counts");
    assertThat(ben.locator("[aria-pressed=true]")).hasText("Keep it");
    stage.look(ben);
    button(ben, "Archive it").click();
    assertThat(ben.locator("[aria-pressed=true]")).hasText("Archive it");
    choose("cleo", "keep");
    choose("irina", "archive");
    community.pass("P14D");
    ben.navigate("/guildhall/community/show?slug=" + community.slug());
    assertThat(ben.locator(".head")).containsText("Archived");
    assertEquals("archived", stageOf());
    stage.look(ben);
  }

  @Test
  void whatAsManyWantToKeepElectsAnew() {
    var ben = caretaking();
    button(ben, "Archive it").click();
    choose("cleo", "keep");
    community.pass("P14D");
    assertEquals("open", stageOf());
    ben.navigate(community.electionPage());
    assertThat(ben.locator("#standing")).isVisible();
  }

  @Test
  void membersMergeWhatNobodyLeadsIntoAnotherCommunity() {
    var other = new YoungCommunity(stage.server(), FOUNDERS);
    var ben = caretaking();
    ben.locator("#into").selectOption(new SelectOption().setLabel(other.name()));
    button(ben, "Merge it").click();
    assertThat(message(ben)).containsText("Your choice counts");
    assertThat(ben.locator("[aria-pressed=true]")).hasText("Merge it");
    assertThat(ben.locator("#into")).hasValue(other.slug());
    stage.look(ben);
    var merge = Map.of("merge", "0", "into", other.slug());
    community.press("cleo", community.leadPage(), "acts", "merge", merge);
    choose("irina", "keep");
    community.pass("P14D");
    ben.navigate("/guildhall/community/show?slug=" + community.slug());
    assertThat(ben.locator("main .notice")).containsText("goes on in another one: " + other.name());
    assertThat(ben.locator("#leaders")).hasCount(0);
    stage.look(ben);
    ben.locator("main .notice a").click();
    assertThat(ben.locator("h1")).hasText(other.name());
    var conversations = community.as("ada").get("/communities/" + other.slug() + "/conversations");
    assertEquals(2 * FOUNDERS.size(), conversations.json().getJsonArray("items").size());
  }

  @Test
  void whoHelpedMostIsAskedToStandWhenNobodyDoesAndNobodyElseIsTold() {
    community.pass(NOMINATIONS);
    var ben = at("ben", "/guildhall/home");
    var asked = ben.locator(".asked a").getByText(community.name());
    assertThat(asked).containsText("you have helped many there");
    asked.click();
    assertThat(ben.locator("[aria-labelledby=standing]")).containsText("one of those who helped");
    stage.look(ben);
    // A boss may not stand, and is not asked.
    var giulia = at("giulia", community.electionPage());
    assertThat(giulia.locator("main")).not().containsText("one of those who helped");
  }

  /** Nobody has stood, for as long as one can; the members may choose now. */
  private Page caretaking() {
    community.pass(NOMINATIONS);
    community.pass(NOMINATIONS);
    var page = at("ben", community.electionPage());
    assertThat(page.locator("#result")).hasText("Nobody stood");
    page.navigate(community.leadPage());
    assertThat(page.locator("main")).containsText("Nobody leads at present.");
    assertThat(button(page, "Keep it")).hasCount(0);
    community.pass("P90D");
    page.reload();
    assertThat(button(page, "Keep it")).isVisible();
    return page;
  }

  private void choose(String userName, String choice) {
    community.press(userName, community.leadPage(), "acts", choice, Map.of(choice, "0"));
  }

  private String stageOf() {
    return community.as("ada").get("/communities/" + community.slug()).json().getString("stage");
  }
}
