package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.guildhall.community.Appointments;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityService;
import org.guildhall.community.Stage;
import org.guildhall.container.Poll.Electorate;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.PostId;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.CardText;
import org.guildhall.leadership.Caretaking.Choice;
import org.guildhall.leadership.Reason;
import org.guildhall.leadership.TermService;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.search.SearchService;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a community that nobody wants to lead. */
@ExtendWith(ArquillianExtension.class)
class CaretakingIT {
  private static final Duration DAY = Duration.ofDays(1);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(CaretakingIT.class);
  }

  @Inject private Cast cast;
  @Inject private Poll poll;
  @Inject private Communities communities;
  @Inject private Appointments appointments;
  @Inject private CommunityService communityService;
  @Inject private ConversationService conversationService;
  @Inject private Conversations conversations;
  @Inject private TermService service;
  @Inject private SearchService search;
  @Inject private CardService cards;

  private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(DAY);
  private final String word = word();

  private Electorate members;
  private Community community;

  /** Nominations of 7 days, 7 more, 90 days of caretaking, 14 in which to choose. */
  private final Instant choosing = start.plus(DAY.multipliedBy(105));

  private final Instant chosen = start.plus(DAY.multipliedBy(118));

  @BeforeEach
  void nobodyStands() {
    cast.enters();
    members = poll.electorate(8, start);
    community = members.community();
    poll.turn(start.plus(DAY.multipliedBy(7)));
    poll.turn(start.plus(DAY.multipliedBy(14)));
  }

  private void chooses(int member, Choice choice, Community into) {
    var slug = into == null ? null : into.slug();
    poll.act(
        choosing,
        () -> service.choose(cast.actor(members.name(member)), community.id(), choice, slug));
  }

  private Community now(Community one) {
    return cast.now(() -> communities.require(one.id()));
  }

  @Test
  void communityWhoseMembersKeepItElectsAnew() {
    chooses(0, Choice.ARCHIVE, null);
    chooses(1, Choice.KEEP, null);
    chooses(2, Choice.KEEP, null);
    poll.turn(chosen);
    assertEquals(Stage.OPEN, now(community).stage());
    assertEquals(Reason.VACANCY, poll.running(community).reason());
  }

  @Test
  void communityStaysWhereNobodyChoosesOrAsManyWantOneAsTheOther() {
    chooses(0, Choice.ARCHIVE, null);
    chooses(1, Choice.KEEP, null);
    poll.turn(chosen);
    assertEquals(Stage.OPEN, now(community).stage());
  }

  @Test
  void archivedCommunityTakesNoWordMore() {
    chooses(0, Choice.KEEP, null);
    chooses(0, Choice.ARCHIVE, null);
    poll.turn(chosen);
    assertEquals(Stage.ARCHIVED, now(community).stage());
    assertThrows(
        DeniedException.class, () -> cast.question(community, members.name(0), "Still?", "Here?"));
  }

  @Test
  void choiceOfWhoLeftCountsForNothing() {
    chooses(0, Choice.ARCHIVE, null);
    chooses(1, Choice.ARCHIVE, null);
    chooses(2, Choice.KEEP, null);
    communityService.leave(cast.actor(members.name(0)), community.id());
    poll.leavesTheFirm(members.name(1));
    poll.turn(chosen);
    assertEquals(Stage.OPEN, now(community).stage());
  }

  @Test
  void mergerTakesMembersConversationsAndWhatIsFoundAlong() {
    var question = cast.question(community, members.name(0), "About " + word, "Who knows?");
    var answer = word();
    var post = reply(question, members.name(1), answer);
    var kept = word();
    cards.capture(cast.actor(members.name(2)), post, new CardText(kept, kept, "", List.of()), null);
    var other = poll.electorate(6, start).community();
    communityService.join(cast.actor(members.name(3)), other.id());
    chooses(0, Choice.MERGE, other);
    chooses(1, Choice.MERGE, other);
    chooses(2, Choice.KEEP, null);
    poll.turn(chosen);
    poll.turn(chosen);
    assertEquals(Stage.ARCHIVED, now(community).stage());
    assertEquals(other.id(), cast.now(() -> now(community).mergedInto().orElseThrow().id()));
    assertEquals(14, cast.now(() -> communities.countMembers(other).people()));
    assertEquals(question.value(), cast.now(() -> conversations.latest(other, 1)).getFirst().id());
    assertTrue(cast.now(() -> conversations.latest(community, 1)).isEmpty());
    reply(question, members.name(2), "more");
    for (var said : new String[] {word, answer, kept}) {
      assertFound(1, other, said);
      assertFound(0, community, said);
    }
  }

  private static String word() {
    return "q" + UUID.randomUUID().toString().replace("-", "");
  }

  private PostId reply(ConversationId question, String author, String said) {
    return conversationService.reply(
        cast.actor(author), question, said, UUID.randomUUID().toString());
  }

  private void assertFound(long expected, Community in, String said) {
    // Words that are alike would be found for each other.
    var text = "\"" + said + "\"";
    var query = new SearchService.Query(text, null, 10).in(in.slug());
    long deadline = System.nanoTime() + PATIENCE;
    long found;
    do {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      found = search.find(cast.actor(members.name(0)), query).total().number();
    } while (found != expected && System.nanoTime() < deadline);
    assertEquals(expected, found, "found in " + in.name());
  }

  @Test
  void mergerGoesWhereMostWantIt() {
    var first = cast.openCommunity();
    var second = cast.openCommunity();
    chooses(0, Choice.MERGE, first);
    chooses(1, Choice.MERGE, second);
    chooses(2, Choice.MERGE, second);
    poll.turn(chosen);
    assertEquals(second.id(), cast.now(() -> now(community).mergedInto().orElseThrow().id()));
  }

  @Test
  void mergerIntoACommunityThatIsGoneByThenCountsForNothing() {
    var other = cast.openCommunity();
    chooses(0, Choice.MERGE, other);
    cast.now(
        () -> {
          appointments.archive(other);
          return null;
        });
    poll.turn(chosen);
    assertEquals(Stage.OPEN, now(community).stage());
    assertEquals(Reason.VACANCY, poll.running(community).reason());
  }

  @Test
  void ofTwoThatWouldMergeIntoEachOtherOneStays() {
    var first = community;
    var firstMembers = members;
    nobodyStands();
    chooses(0, Choice.MERGE, first);
    poll.act(
        choosing,
        () ->
            service.choose(
                cast.actor(firstMembers.name(0)), first.id(), Choice.MERGE, community.slug()));
    poll.turn(chosen);
    assertEquals(
        Set.of(Stage.OPEN, Stage.ARCHIVED), Set.of(now(first).stage(), now(community).stage()));
    var open = now(first).stage() == Stage.OPEN ? first : community;
    assertEquals(16, cast.now(() -> communities.countMembers(open).people()));
  }

  /** What was said for few would be told to all, or the reverse. */
  @Test
  void nothingGoesOnInAClosedCommunityNorInItself() {
    var closed = cast.closedCommunity();
    for (var other : new Community[] {closed, community, null}) {
      var refused = assertThrows(BusinessException.class, () -> chooses(0, Choice.MERGE, other));
      assertEquals("caretaking.merge.none", refused.key());
    }
  }

  @Test
  void nobodyChoosesBeforeTheTimeNorFromOutside() {
    assertThrows(
        DeniedException.class,
        () -> service.choose(cast.actor(members.name(0)), community.id(), Choice.KEEP, null));
    poll.act(
        choosing,
        () ->
            assertThrows(
                DeniedException.class,
                () -> service.choose(cast.actor("farid"), community.id(), Choice.KEEP, null)));
  }
}
