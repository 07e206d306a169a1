package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.guildhall.community.CommunityService;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.search.SearchService;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("data")
@ExtendWith(ArquillianExtension.class)
class SearchIT {
  /** More than a machine that does much else at the time may need. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(SearchIT.class);
  }

  @Inject private Cast cast;
  @Inject private CommunityService communityService;
  @Inject private Conversations conversations;
  @Inject private ConversationService conversationService;
  @Inject private SearchService search;

  private final String word = word();

  @BeforeEach
  void castEnters() {
    cast.enters();
    // The server opens its index after it has deployed the application.
    waited(this::isOpen);
  }

  @Test
  void whatWasSaidIsFoundWithinASecondOfItsCommit() {
    var community = cast.openCommunity();
    // The first of a server loads what later ones have, and a machine that others use stands still
    // at times: the second that is promised is that of most.
    var waits =
        IntStream.range(0, 5)
            .mapToObj(
                i -> {
                  // Words that are alike would be found for each other.
                  var another = word();
                  cast.question(community, "ada", "About " + another, "Is it there?");
                  return waited(() -> found("farid", another) == 1);
                })
            .sorted()
            .toList();
    assertTrue(waits.get(2).compareTo(Duration.ofSeconds(1)) < 0, "found after " + waits);
  }

  @Test
  void editedTextIsFoundInPlaceOfTheOldOne() {
    var id = cast.question(cast.openCommunity(), "ada", "Old and new", "It says " + word);
    waited(() -> found("ben", word) == 1);
    var post = conversations.posts(conversations.requireWhole(id), 0, 1).getFirst();
    var other = "r" + word;
    conversationService.edit(cast.actor("ada"), post.id(), "It says " + other, post.version());
    waited(() -> found("ben", "\"" + other + "\"") == 1);
    assertEquals(0, found("ben", "\"" + word + "\""));
  }

  @Test
  void whatWasRefusedIsNeverFound() {
    var id = cast.question(cast.openCommunity(), "ada", "Members only write", "Who else?");
    assertThrows(
        DeniedException.class,
        () -> conversationService.reply(cast.actor("farid"), id, "I say " + word, word));
    conversationService.reply(cast.actor("ben"), id, "I say ben" + word, "ben" + word);
    waited(() -> found("ada", "\"ben" + word + "\"") == 1);
    assertEquals(0, found("ada", "\"" + word + "\""));
  }

  @Test
  void closedConversationsAreFoundByMembersAndOnlyWhileTheyAre() {
    var community = cast.closedCommunity();
    cast.question(community, "ada", "Between us: " + word, "Hush.");
    waited(() -> found("ben", word) == 1);
    assertEquals(0, found("farid", word));
    communityService.leave(cast.actor("ben"), community.id());
    assertEquals(0, found("ben", word));
  }

  @Test
  void onlyAdministratorsSeeOrRebuildTheIndex() {
    assertThrows(BusinessException.class, () -> search.rebuild(cast.actor("ada")));
    assertThrows(BusinessException.class, () -> search.status(cast.actor("ada")));
  }

  private static String word() {
    return "q" + UUID.randomUUID().toString().replace("-", "");
  }

  private boolean isOpen() {
    try {
      return found("ada", word) == 0;
    } catch (BusinessException e) {
      return false;
    }
  }

  private long found(String reader, String text) {
    return search
        .find(cast.actor(reader), new SearchService.Query(text, null, 10))
        .total()
        .number();
  }

  /** How long it took until this was so. */
  private static Duration waited(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - start < LONG.toNanos(), "not within " + LONG);
      LockSupport.parkNanos(PAUSE);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
