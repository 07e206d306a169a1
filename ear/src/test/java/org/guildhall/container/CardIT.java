package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityService;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Opening;
import org.guildhall.conversation.PostId;
import org.guildhall.knowledge.Card;
import org.guildhall.knowledge.CardConflictException;
import org.guildhall.knowledge.CardId;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.CardSummary;
import org.guildhall.knowledge.CardText;
import org.guildhall.knowledge.Cards;
import org.guildhall.knowledge.Doubt;
import org.guildhall.knowledge.Proposal;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ada asks, Ben answers, Cleo keeps it as a card; Farid belongs to nothing. */
@Tag("data")
@ExtendWith(ArquillianExtension.class)
class CardIT {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(CardIT.class);
  }

  @Inject private Cast cast;
  @Inject private People people;
  @Inject private CommunityService communityService;
  @Inject private Conversations conversations;
  @Inject private ConversationService talk;
  @Inject private Cards cards;
  @Inject private CardService service;
  @Resource private ManagedExecutorService executor;

  private Community community;
  private ConversationId question;
  private PostId answer;

  @BeforeEach
  void benAnswersAda() {
    cast.enters();
    ask(cast.openCommunity());
  }

  private void ask(Community where) {
    community = where;
    question = cast.question(where, "ada", "How is it woven?", "Does anyone know?");
    answer = talk.reply(cast.actor("ben"), question, "Over **and** under.", form());
  }

  private static String form() {
    return UUID.randomUUID().toString();
  }

  private CardId captured() {
    return captured("cleo");
  }

  private CardId captured(String owner) {
    return service.capture(
        cast.actor(owner), answer, service.draft(cast.actor(owner), answer), null);
  }

  private Card card(CardId id) {
    return cast.now(() -> cards.requireWhole(id));
  }

  private static CardText says(String text) {
    return new CardText("How is it woven?", text, "wool", List.of("loom"));
  }

  private List<Doubt> doubts(CardId id) {
    return cast.now(() -> cards.doubts(cards.require(id)));
  }

  private List<Proposal> proposals(String userName) {
    return service.proposals(cast.actor(userName), community, 10);
  }

  private List<String> waiting(String userName) {
    return service.waiting(cast.actor(userName), community, 100).stream()
        .map(CardSummary::question)
        .toList();
  }

  @Test
  void answerBecomesACardInOneStep() {
    var card = card(captured());
    assertEquals("How is it woven?", card.question());
    assertEquals("Over **and** under.", card.answer());
    assertTrue(card.html().contains("<strong>and</strong>"), card.html());
    assertEquals("cleo", card.owner().userName());
    assertEquals(service.usualReview(), card.reviewOn());
    assertEquals(
        List.of("ada", "ben"),
        cast.now(
            () -> cards.sources(card).stream().map(post -> post.author().userName()).toList()));
    assertEquals(
        List.of("How is it woven?"),
        cast.now(
            () ->
                cards.of(conversations.require(question)).stream()
                    .map(CardSummary::question)
                    .toList()));
  }

  @Test
  void capturingAgainGivesTheSameCard() {
    assertEquals(captured(), captured());
    var no = assertThrows(BusinessException.class, () -> captured("dmitri"));
    assertEquals("card.captured-before", no.key());
  }

  @Test
  void ofTwoAtOnceOneCaptures() throws Exception {
    var turns = Stream.of("cleo", "cleo", "dmitri", "elif").map(this::capturing).toList();
    var made = new HashSet<CardId>();
    var refused = 0;
    for (var turn : executor.invokeAll(turns)) {
      try {
        made.add(turn.get());
      } catch (ExecutionException e) {
        assertEquals(BusinessException.class, e.getCause().getClass(), e.toString());
        refused++;
      }
    }
    assertEquals(1, made.size());
    assertTrue(refused <= 3 && refused >= 2, "refused: " + refused);
  }

  private Callable<CardId> capturing(String who) {
    return () -> captured(who);
  }

  @Test
  void questionAloneBecomesNoCardAnExperienceDoes() {
    var asked =
        cast.now(() -> conversations.asWritten(conversations.require(question), 1).getFirst().id());
    assertThrows(
        DeniedException.class,
        () -> service.capture(cast.actor("cleo"), asked, says("It is asked."), null));
    var told =
        talk.open(
            cast.actor("ada"),
            community.id(),
            new Opening(Kind.EXPERIENCE, "I wove", "It took a week.", List.of("loom"), form()));
    answer =
        cast.now(() -> conversations.asWritten(conversations.require(told), 1).getFirst().id());
    var card = card(captured());
    assertEquals("I wove", card.question());
    assertEquals(List.of("loom"), List.copyOf(card.tags()));
  }

  @Test
  void strangerReadsAndDoubtsAndDoesNothingElse() {
    var id = captured();
    var farid = cast.actor("farid");
    assertThrows(DeniedException.class, () -> captured("farid"));
    assertEquals(id, service.read(farid, id).id());
    assertThrows(DeniedException.class, () -> service.revise(farid, id, says("Mine."), null, null));
    assertThrows(DeniedException.class, () -> service.review(farid, id, null));
    assertThrows(DeniedException.class, () -> service.retire(farid, id, "I say so."));
    assertThrows(DeniedException.class, () -> service.own(farid, id));
    service.doubt(farid, id, "The loom was sold.");
    assertEquals("farid", doubts(id).getFirst().person().userName());
  }

  @Test
  void cardOfAClosedCommunityIsForItsMembers() {
    ask(cast.closedCommunity());
    var id = captured();
    var farid = cast.actor("farid");
    assertThrows(NotFoundException.class, () -> service.read(farid, id));
    assertThrows(NotFoundException.class, () -> service.draft(farid, answer));
    assertThrows(NotFoundException.class, () -> service.doubt(farid, id, "So?"));
    assertThrows(NotFoundException.class, () -> service.takeBackDoubt(farid, id));
    assertThrows(NotFoundException.class, () -> service.saySolvedMine(farid, id));
    assertThrows(NotFoundException.class, () -> service.publish(farid, id));
    assertThrows(NotFoundException.class, () -> service.decline(farid, answer));
  }

  @Test
  void membersReviseAndWhatItSaidIsKept() {
    var id = captured();
    service.revise(cast.actor("dmitri"), id, says("Under and over."), null, null);
    var card = card(id);
    assertEquals("Under and over.", card.answer());
    assertEquals("wool", card.appliesTo());
    assertEquals("dmitri", card.writer().userName());
    assertEquals("cleo", card.owner().userName());
    var before = cast.now(() -> cards.revisions(card)).getFirst();
    assertEquals("Over **and** under.", before.answer());
    assertEquals("cleo", before.writer().userName());
  }

  @Test
  void textThatDoesNotChangeLeavesNoRevision() {
    var id = captured();
    service.revise(cast.actor("dmitri"), id, card(id).text(), null, null);
    assertTrue(cast.now(() -> cards.revisions(cards.require(id))).isEmpty());
  }

  @Test
  void revisionOnTopOfAnUnseenOneIsRefused() {
    var id = captured();
    var seen = card(id).version();
    service.revise(cast.actor("dmitri"), id, says("First."), seen, null);
    var conflict =
        assertThrows(
            CardConflictException.class,
            () -> service.revise(cast.actor("elif"), id, says("Second."), seen, null));
    assertEquals("First.", conflict.current().answer());
    service.revise(cast.actor("elif"), id, says("Second."), conflict.currentVersion(), null);
    assertEquals("Second.", card(id).answer());
  }

  @Test
  void badTextChangesNothing() {
    var id = captured();
    var ada = cast.actor("ada");
    var tooLong = "x".repeat(CardText.ANSWER_MAX + 1);
    for (var bad : List.of(says(" "), says(tooLong), says("\0"))) {
      assertThrows(
          ConstraintViolationException.class, () -> service.revise(ada, id, bad, null, null));
    }
    assertEquals("Over **and** under.", card(id).answer());
  }

  @Test
  void doubtStandsUntilWhoAnswersForTheCardHasLooked() {
    var id = captured();
    assertTrue(waiting("cleo").isEmpty());
    service.doubt(cast.actor("elif"), id, "Not with silk.");
    service.doubt(cast.actor("elif"), id, "Not with silk, and not with linen.");
    assertEquals(1, doubts(id).size());
    assertEquals(List.of("How is it woven?"), waiting("cleo"));
    assertThrows(
        DeniedException.class, () -> service.review(cast.actor("elif"), id, null), "not hers");
    service.revise(cast.actor("ada"), id, says("Only with wool."), null, null);
    assertEquals(1, doubts(id).size(), "Ada does not answer for it");
    service.review(cast.actor("cleo"), id, service.today().plusDays(30));
    assertTrue(doubts(id).isEmpty());
    assertTrue(waiting("cleo").isEmpty());
    assertEquals(service.today().plusDays(30), card(id).reviewOn());
  }

  @Test
  void doubtIsTakenBack() {
    var id = captured();
    service.doubt(cast.actor("farid"), id, "Not with silk.");
    service.takeBackDoubt(cast.actor("elif"), id);
    assertEquals(1, doubts(id).size());
    service.takeBackDoubt(cast.actor("farid"), id);
    service.takeBackDoubt(cast.actor("farid"), id);
    assertTrue(doubts(id).isEmpty());
  }

  @Test
  void reviewIsOnADayToCome() {
    var cleo = cast.actor("cleo");
    var text = service.draft(cleo, answer);
    var today = service.today();
    for (var day : List.of(today, today.minusDays(1), service.lastReview().plusDays(1))) {
      assertThrows(
          BusinessException.class, () -> service.capture(cleo, answer, text, day), day.toString());
    }
    var id = service.capture(cleo, answer, text, service.lastReview());
    assertThrows(BusinessException.class, () -> service.review(cleo, id, today));
    assertEquals(service.lastReview(), card(id).reviewOn());
  }

  @Test
  void retiredCardSaysWhyAndIsPublishedAgain() {
    var id = captured();
    var cleo = cast.actor("cleo");
    service.doubt(cast.actor("elif"), id, "The loom was sold.");
    service.retire(cleo, id, "The loom was sold.");
    assertEquals("The loom was sold.", card(id).retiredFor());
    assertTrue(doubts(id).isEmpty());
    assertFalse(
        cast.now(() -> cards.latest(community, 10)).stream()
            .anyMatch(card -> card.id() == id.value()));
    assertThrows(DeniedException.class, () -> service.doubt(cast.actor("elif"), id, "Again."));
    assertThrows(DeniedException.class, () -> service.review(cleo, id, null));
    service.publish(cleo, id);
    assertNull(card(id).retiredFor());
    assertFalse(card(id).isRetired());
  }

  @Test
  void cardOfSomeoneWhoLeftIsTakenOver() {
    var id = captured();
    assertThrows(DeniedException.class, () -> service.own(cast.actor("elif"), id));
    communityService.leave(cast.actor("cleo"), community.id());
    service.own(cast.actor("elif"), id);
    assertEquals("elif", card(id).owner().userName());
    service.own(cast.actor("elif"), id);
    assertThrows(DeniedException.class, () -> service.own(cast.actor("dmitri"), id));
  }

  @Test
  void everybodyWhomItHelpedIsCountedOnce() {
    var id = captured();
    talk.saySolvedMine(cast.actor("ada"), answer);
    service.saySolvedMine(cast.actor("ada"), id);
    service.saySolvedMine(cast.actor("elif"), id);
    service.saySolvedMine(cast.actor("farid"), id);
    assertThrows(DeniedException.class, () -> service.saySolvedMine(cast.actor("ben"), id));
    var elif = people.requireByUserName("elif").id();
    var reuse = cast.now(() -> cards.reuse(cards.require(id), elif));
    assertEquals(3, reuse.people());
    assertEquals(2, reuse.departments());
    assertTrue(reuse.reader());
    service.takeBackSolvedMine(cast.actor("elif"), id);
    var after = cast.now(() -> cards.reuse(cards.require(id), elif));
    assertEquals(2, after.people());
    assertFalse(after.reader());
  }

  @Test
  void acceptedAnswerIsProposed() {
    assertTrue(proposals("cleo").isEmpty());
    talk.accept(cast.actor("ada"), answer);
    assertEquals(answer.value(), proposals("cleo").getFirst().post());
    service.decline(cast.actor("cleo"), answer);
    service.decline(cast.actor("cleo"), answer);
    assertTrue(proposals("cleo").isEmpty());
    assertEquals(1, proposals("elif").size());
    captured("elif");
    assertTrue(proposals("dmitri").isEmpty());
  }

  @Test
  void answerIsProposedAtItsSecondReuse() {
    talk.saySolvedMine(cast.actor("dmitri"), answer);
    assertTrue(proposals("cleo").isEmpty());
    talk.saySolvedMine(cast.actor("elif"), answer);
    assertEquals(2, proposals("cleo").getFirst().people());
  }

  @Test
  void longAnswerIsDraftedInWholeParagraphs() {
    var paragraph = "Over and under. ".repeat(150).strip();
    answer =
        talk.reply(
            cast.actor("ben"),
            question,
            String.join("\n\n", paragraph, paragraph, paragraph),
            form());
    assertEquals(
        String.join("\n\n", paragraph, paragraph),
        service.draft(cast.actor("cleo"), answer).answer());
  }
}
