package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityService;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.ConversationSummary;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.LatelyService;
import org.guildhall.conversation.Opening;
import org.guildhall.conversation.Post;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.NotFoundException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one reads of a tag, and of a community lately. */
@ExtendWith(ArquillianExtension.class)
class TagIT {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(TagIT.class);
  }

  @Inject private Cast cast;
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private CommunityService communityService;
  @Inject private Conversations conversations;
  @Inject private ConversationService service;
  @Inject private LatelyService lately;

  private final String tag = "t" + UUID.randomUUID();

  @BeforeEach
  void castEnters() {
    cast.enters();
  }

  @Test
  void taggedConversationsAreThoseTheReaderMayRead() {
    var open = cast.openCommunity();
    var closed = cast.closedCommunity();
    var one = open(open, "One", tag, "other");
    open(open, "Without", "other");
    var two = open(closed, "Two", tag);
    assertEquals(List.of(two.value(), one.value()), tagged("ben"));
    assertEquals(List.of(one.value()), tagged("farid"));
    assertEquals(
        Map.of(one.value(), Set.of(tag, "other")), conversations.tags(List.of(one.value())));
    assertEquals(Map.of(), conversations.tags(List.of()));
    communityService.leave(cast.actor("ben"), closed.id());
    assertEquals(List.of(one.value()), tagged("ben"));
  }

  @Test
  void whatWasWrittenLatelyWithATagIsToldToWhomItConcerns() {
    var one = open(cast.openCommunity(), "One", tag);
    var closed = cast.closedCommunity();
    var two = open(closed, "Two", tag);
    var reply = service.reply(cast.actor("ben"), one, "A reply.", form());
    assertEquals(
        List.of("A reply.", "Text of Two", "Text of One"), bodies(lately.ofTag(ada(), tag)));
    var told = lately.ofTag(cast.actor("farid"), tag);
    assertEquals(List.of("A reply.", "Text of One"), bodies(told));
    assertEquals(reply, told.getFirst().id());
    // What a page needs is there after the transaction, too.
    assertEquals(Set.of(tag), told.getFirst().conversation().tags());
    assertEquals("Ben Okafor", told.getFirst().author().name());
    assertEquals(List.of("Text of Two"), bodies(lately.ofCommunity(ada(), closed.slug()).posts()));
    assertEquals(two, lately.ofTag(ada(), tag).get(1).conversation().id());
  }

  @Test
  void closedCommunityTellsStrangersNothing() {
    var closed = cast.closedCommunity();
    open(closed, "Between us", tag);
    assertThrows(
        NotFoundException.class, () -> lately.ofCommunity(cast.actor("farid"), closed.slug()));
    assertThrows(NotFoundException.class, () -> lately.ofCommunity(ada(), "no-such-community"));
    assertEquals(List.of(), lately.ofTag(cast.actor("farid"), tag));
  }

  @Test
  void onlyTheNewestPostsAreTold() {
    var community = cast.openCommunity();
    var first = open(community, "First", tag);
    IntStream.range(0, LatelyService.MOST).forEach(i -> open(community, "Number " + i, tag));
    IntStream.range(0, 5).forEach(i -> service.reply(ada(), first, "Reply " + i, form()));
    var told = lately.ofCommunity(ada(), community.slug()).posts();
    assertEquals(LatelyService.MOST, told.size());
    assertEquals("Reply 4", told.getFirst().body());
    assertEquals("Text of Number 5", told.getLast().body());
    assertTrue(
        told.equals(
            told.stream().sorted(Comparator.comparing(Post::postedAt).reversed()).toList()));
  }

  private ConversationId open(Community community, String title, String... tags) {
    var opening = new Opening(Kind.EXPERIENCE, title, "Text of " + title, List.of(tags), form());
    return service.open(ada(), community.id(), opening);
  }

  private List<Long> tagged(String reader) {
    var readable = communities.readableBy(people.requireByUserName(reader).id());
    var found = conversations.tagged(tag, readable, 0, 10);
    assertEquals(found.size(), conversations.countTagged(tag, readable));
    return found.stream().map(ConversationSummary::id).toList();
  }

  private static List<String> bodies(List<Post> posts) {
    return posts.stream().map(Post::body).toList();
  }

  private Actor ada() {
    return cast.actor("ada");
  }

  private static String form() {
    return UUID.randomUUID().toString();
  }
}
