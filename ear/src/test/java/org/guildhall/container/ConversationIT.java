package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityService;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.ConversationSummary;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.EditConflictException;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Opening;
import org.guildhall.conversation.PostId;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.HouseClock;
import org.guildhall.platform.NotFoundException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("data")
@ExtendWith(ArquillianExtension.class)
class ConversationIT {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(ConversationIT.class);
  }

  /** How many the server of these tests lets one write at once. */
  private static final int AT_ONCE = 200;

  @Inject private Cast cast;
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private CommunityService communityService;
  @Inject private Conversations conversations;
  @Inject private ConversationService service;
  @Inject private HouseClock clock;
  @Resource private ManagedExecutorService executor;

  @BeforeEach
  void castEnters() {
    cast.enters();
  }

  @Test
  void replyStandsInTheConversationAtOnce() {
    var id = cast.question(cast.openCommunity(), "ada", "How?", "How is it done?");
    service.reply(cast.actor("ben"), id, "Like **this**.", form());
    var conversation = conversations.requireWhole(id);
    var posts = conversations.posts(conversation, 0, 100);
    assertEquals(1, conversation.replyCount());
    assertEquals(List.of("ada", "ben"), posts.stream().map(p -> p.author().userName()).toList());
    assertEquals("<p>Like <strong>this</strong>.</p>", posts.getLast().html().strip());
  }

  @Test
  void formSentTwiceIsOnePost() {
    var community = cast.openCommunity();
    var form = form();
    var opening = new Opening(Kind.DISCUSSION, "Once", "Only once.", List.of(), form);
    var first = service.open(cast.actor("ada"), community.id(), opening);
    assertEquals(first, service.open(cast.actor("ada"), community.id(), opening));
    var replyForm = form();
    var reply = service.reply(cast.actor("ben"), first, "Yes.", replyForm);
    assertEquals(reply, service.reply(cast.actor("ben"), first, "Yes.", replyForm));
    assertEquals(1, replies(first));
  }

  @Test
  void formSentTwiceAtTheSameTimeIsOnePost() throws Exception {
    var id = cast.question(cast.openCommunity(), "ada", "Race?", "Who is first?");
    var actor = cast.actor("ben");
    var form = form();
    var replies = new ArrayList<Future<PostId>>();
    for (int i = 0; i < 8; i++) {
      replies.add(executor.submit(() -> service.reply(actor, id, "Me.", form)));
    }
    var posts = new HashSet<PostId>();
    for (var reply : replies) {
      posts.add(reply.get());
    }
    assertEquals(1, posts.size());
    assertEquals(1, replies(id));
  }

  @Test
  void repliesAtTheSameTimeAreAllCounted() throws Exception {
    var id = cast.question(cast.openCommunity(), "ada", "Crowd?", "Everyone at once?");
    var replies = new ArrayList<Future<PostId>>();
    for (var name : Cast.FOUNDERS) {
      var actor = cast.actor(name);
      replies.add(executor.submit(() -> service.reply(actor, id, "Here is " + name, form())));
    }
    for (var reply : replies) {
      reply.get();
    }
    assertEquals(Cast.FOUNDERS.size(), replies(id));
  }

  @Test
  void strangerDoesNotReply() {
    var id = cast.question(cast.openCommunity(), "ada", "Why?", "Why is it so?");
    var refused =
        assertThrows(
            DeniedException.class, () -> service.reply(cast.actor("farid"), id, "I!", form()));
    assertEquals("community.denied.not-member", refused.key());
    assertEquals(0, replies(id));
  }

  @Test
  void formingCommunityTakesNoConversation() {
    var slug = communityService.found(cast.actor("ada"), cast.foundation(null));
    var community = communities.requireBySlug(slug);
    var refused =
        assertThrows(
            DeniedException.class, () -> cast.question(community, "ada", "Early?", "Too early?"));
    assertEquals("community.denied.forming", refused.key());
  }

  @Test
  void emptyAndTooLongPostsAreRefused() {
    var id = cast.question(cast.openCommunity(), "ada", "Size?", "How long may it be?");
    for (var body : List.of("", " \n\t", "x".repeat(Opening.BODY_MAX + 1))) {
      assertThrows(
          ConstraintViolationException.class,
          () -> service.reply(cast.actor("ben"), id, body, form()));
    }
    service.reply(cast.actor("ben"), id, "x".repeat(Opening.BODY_MAX), form());
  }

  @Test
  void onlyTheAuthorEditsAndEveryOldTextIsKept() {
    var id = cast.question(cast.openCommunity(), "ada", "Typo?", "Frist.");
    var post = conversations.posts(conversations.requireWhole(id), 0, 100).getFirst();
    assertThrows(
        DeniedException.class,
        () -> service.edit(cast.actor("ben"), post.id(), "Mine now.", post.version()));
    service.edit(cast.actor("ada"), post.id(), "First.", post.version());
    var edited = cast.now(() -> conversations.require(post.id()));
    assertEquals("First.", edited.body());
    assertTrue(edited.editedAt().isPresent());
    assertEquals(
        List.of("Frist."), conversations.revisions(edited).stream().map(r -> r.body()).toList());
  }

  @Test
  void editOfAStalePageChangesNothingAndTellsTheCurrentText() {
    var id = cast.question(cast.openCommunity(), "ada", "Two tabs?", "One.");
    var post = conversations.posts(conversations.requireWhole(id), 0, 100).getFirst();
    service.edit(cast.actor("ada"), post.id(), "Two.", post.version());
    var conflict =
        assertThrows(
            EditConflictException.class,
            () -> service.edit(cast.actor("ada"), post.id(), "Three.", post.version()));
    assertEquals("Two.", conflict.currentBody());
    service.edit(cast.actor("ada"), post.id(), "Two and three.", conflict.currentVersion());
    assertEquals("Two and three.", cast.now(() -> conversations.require(post.id()).body()));
  }

  @Test
  void onlyWhoeverAskedAcceptsAndMayChangeHisMind() {
    var id = cast.question(cast.openCommunity(), "ada", "Which?", "Which one is right?");
    var first = service.reply(cast.actor("ben"), id, "This.", form());
    var second = service.reply(cast.actor("cleo"), id, "That.", form());
    assertThrows(DeniedException.class, () -> service.accept(cast.actor("ben"), first));
    service.accept(cast.actor("ada"), first);
    service.accept(cast.actor("ada"), second);
    var conversation = conversations.requireWhole(id);
    assertTrue(conversation.isAccepted(conversations.require(second)));
  }

  @Test
  void onlyQuestionsWaitForAnAnswerToAccept() {
    for (var kind : List.of(Kind.DISCUSSION, Kind.EXPERIENCE, Kind.IDEA)) {
      var community = cast.openCommunity();
      var opening = new Opening(kind, "Told", "This is how it went.", List.of(), form());
      var id = service.open(cast.actor("ada"), community.id(), opening);
      assertEquals(List.of(), conversations.waiting(community, 10));
      var reply = service.reply(cast.actor("ben"), id, "Well done.", form());
      var refused =
          assertThrows(DeniedException.class, () -> service.accept(cast.actor("ada"), reply));
      assertEquals("conversation.denied.no-question", refused.key());
      service.saySolvedMine(cast.actor("cleo"), reply);
      var listed = conversations.latest(community, 10).getFirst();
      assertEquals(kind, listed.kind());
      assertEquals(1, listed.replies());
    }
  }

  @Test
  void solvedMineCountsEachPersonOnceAndNotTheAuthor() {
    var id = cast.question(cast.openCommunity(), "ada", "Help?", "Who can help?");
    var answer = service.reply(cast.actor("ben"), id, "I can.", form());
    service.saySolvedMine(cast.actor("farid"), answer);
    service.saySolvedMine(cast.actor("farid"), answer);
    service.saySolvedMine(cast.actor("cleo"), answer);
    assertThrows(DeniedException.class, () -> service.saySolvedMine(cast.actor("ben"), answer));
    var farid = people.requireByUserName("farid").id();
    var conversation = conversations.requireWhole(id);
    var tally = conversations.solved(conversation, farid).get(answer.value());
    assertEquals(2, tally.people());
    assertTrue(tally.isForReader());
    service.takeBackSolvedMine(cast.actor("farid"), answer);
    assertEquals(1, conversations.solved(conversation, farid).get(answer.value()).people());
  }

  @Test
  void closedCommunityHidesItsConversationsFromStrangers() {
    var community = cast.closedCommunity();
    var id = cast.question(community, "ada", "Secret?", "Between us?");
    assertThrows(NotFoundException.class, () -> service.read(cast.actor("farid"), id));
    assertThrows(
        NotFoundException.class, () -> service.reply(cast.actor("farid"), id, "Hello", form()));
    assertEquals("Secret?", service.read(cast.actor("ben"), id).title());
  }

  @Test
  void listInPartsIsTheListAsAWhole() {
    var community = cast.openCommunity();
    for (var i = 0; i < 7; i++) {
      cast.question(community, "ada", "Question " + i, "Which?");
    }
    var whole = conversations.latest(community, 100);
    assertEquals(7, whole.size());
    var parts = new ArrayList<>(conversations.latest(community, 3));
    while (parts.size() < 7) {
      var last = parts.getLast();
      var next = conversations.latestAfter(community, last.activeAt(), last.id(), 3);
      assertFalse(next.isEmpty());
      parts.addAll(next);
    }
    assertEquals(whole, parts);
    assertEquals(
        List.of(),
        conversations.latestAfter(community, parts.getLast().activeAt(), parts.getLast().id(), 3));
  }

  @Test
  void everyoneHearsOfTheLatestInWhatHeMayReadOnly() {
    var closed = cast.closedCommunity();
    var open = cast.question(cast.openCommunity(), "ada", "For all?", "Yes.").value();
    var secret = cast.question(closed, "ada", "Between us?", "Yes.").value();
    assertEquals(List.of(secret, open), latest("ben", secret, open));
    assertEquals(List.of(open), latest("farid", secret, open));
  }

  /** These of them; other tests write too, some in days to come. */
  private List<Long> latest(String reader, long... these) {
    return conversations.latest(people.requireByUserName(reader).id(), Integer.MAX_VALUE).stream()
        .map(ConversationSummary::id)
        .filter(id -> LongStream.of(these).anyMatch(one -> one == id))
        .toList();
  }

  private int replies(ConversationId id) {
    return cast.now(() -> conversations.requireWhole(id).replyCount());
  }

  private static String form() {
    return UUID.randomUUID().toString();
  }

  @Test
  void whoFloodsIsToldToWaitAndNothingIsQueued() {
    var mark = UUID.randomUUID().toString().substring(0, 8);
    cast.teamsEnter(mark);
    var where = cast.communityOfTeams(mark);
    var question = cast.question(where, "pa1" + mark, "How fast?", "Let us see.");
    var author = cast.actor("pa2" + mark);
    clock.at(
        Instant.now(),
        () -> {
          for (int i = 0; i < AT_ONCE; i++) {
            service.reply(author, question, "Number " + i, UUID.randomUUID().toString());
          }
          var no =
              assertThrows(
                  BusinessException.class,
                  () -> service.reply(author, question, "Too fast", UUID.randomUUID().toString()));
          assertEquals("conversation.pace", no.key());
        });
    assertEquals(AT_ONCE, cast.now(() -> conversations.require(question).replyCount()));
    clock.at(
        Instant.now().plusSeconds(11),
        () -> service.reply(author, question, "Not so fast", UUID.randomUUID().toString()));
  }
}
