package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guildhall.community.CommunityId;
import org.guildhall.conversation.ArrivalService;
import org.guildhall.conversation.ArrivedPlace;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.importer.StackExchangeImport;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ArquillianExtension.class)
class StackExchangeImportIT {
  private static final Pattern OLD_LINK =
      Pattern.compile(
          "\\]\\(https?://bicycles\\.meta\\.stackexchange\\.com/(?:questions|q|a)/(\\d+)");

  @TempDir Path folder;

  @Inject private Cast cast;
  @Inject private People people;
  @Inject private Conversations conversations;
  @Inject private ArrivalService arrivalService;
  @Inject private StackExchangeImport stackExchange;

  /** The server is another process: it is told where the fixtures lie by a file in the archive. */
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(StackExchangeImportIT.class)
        .addAsLibrary(
            ShrinkWrap.create(JavaArchive.class, "fixtures.jar")
                .addAsResource(
                    new StringAsset(System.getProperty("guildhall.fixtures")), "fixtures.txt"));
  }

  @BeforeEach
  void castEnters() {
    cast.enters();
  }

  @Test
  void wholeSiteBecomesTheConversationsOfACommunityAndComesOnce() throws IOException {
    var dump = fixture("stackexchange-bicycles-meta");
    var community = cast.openCommunity();
    assertEquals(
        new StackExchangeImport.Outcome(453, 1424, 244, 0, 22, List.of()),
        stackExchange.bringIn(Actor.server(), community.id(), "bicycles", dump));
    assertEquals(453, conversations.count(community));
    var places = arrivalService.arrived(Actor.server(), "bicycles:");
    for (var place : places.values()) {
      var old = OLD_LINK.matcher(post(place).body());
      while (old.find()) {
        assertFalse(places.containsKey("bicycles:" + old.group(1)), place + old.group());
      }
    }
    assertTrue(
        post(places.get("bicycles:7"))
            .body()
            .contains("](show?id=" + places.get("bicycles:2").conversation() + ")"));

    assertEquals(
        new StackExchangeImport.Outcome(0, 0, 0, 453, 22, List.of()),
        stackExchange.bringIn(Actor.server(), community.id(), "bicycles", dump));
    assertEquals(places, arrivalService.arrived(Actor.server(), "bicycles:"));
  }

  @Test
  void questionComesWithItsAnswersAuthorsAndTimes() throws IOException {
    var dump =
        dump(
            row(12, 2, "2011-01-02", "ParentId='11' OwnerUserId='6'", "&lt;b&gt;Late&lt;/b&gt;"),
            row(
                11,
                1,
                "2010-12-31",
                "Title='Why &lt; me?' Tags='|C++|a b|' AcceptedAnswerId='12' OwnerUserId='5'"
                    + " LastEditDate='2012-01-01T00:00:00'",
                "Q"),
            row(13, 2, "2011-01-01", "ParentId='11' OwnerDisplayName='user9'", "Early"),
            row(14, 2, "2011-01-01", "ParentId='99'", "Nowhere"),
            row(15, 1, "2011-01-01", "Title='Long' OwnerUserId='5'", "x".repeat(100_001)));
    var community = cast.openCommunity();
    var outcome = stackExchange.bringIn(Actor.server(), community.id(), "small", dump);
    assertEquals(3, outcome.posts());
    assertEquals(3, outcome.people());
    assertEquals(2, outcome.skipped());
    assertEquals(
        List.of("import.problem.post-too-long"),
        outcome.problems().stream().map(problem -> problem.key()).toList());

    var place = arrivalService.arrived(Actor.server(), "small:").get("small:11");
    var conversation = conversations.requireWhole(new ConversationId(place.conversation()));
    assertEquals("Why < me?", conversation.title());
    assertEquals(Instant.parse("2010-12-31T00:00:00Z"), conversation.openedAt());
    assertEquals(Instant.parse("2011-01-02T00:00:00Z"), conversation.activeAt());
    assertEquals(List.of("ab", "c++"), conversation.tags().stream().sorted().toList());
    var posts = conversations.posts(conversation, 0, 100);
    assertEquals(List.of("Q", "**Late**", "Early"), posts.stream().map(Post::body).toList());
    assertTrue(conversation.isAccepted(posts.get(1)));
    assertEquals(Optional.of(Instant.parse("2012-01-01T00:00:00Z")), posts.getFirst().editedAt());
    assertEquals(
        List.of("user5", "user6", "user9"),
        posts.stream().map(post -> post.author().name()).toList());
    assertFalse(people.requireByUserName("small-5").isActive());
  }

  @Test
  void linkToWhatCameOnlyLaterIsTurnedWhenItComes() throws IOException {
    var community = cast.openCommunity().id();
    var first = row(1, 1, "2011-01-01", "Title='One'", "&lt;a href='/q/2'&gt;two&lt;/a&gt;");
    stackExchange.bringIn(Actor.server(), community, "later", dump(first));
    var places = arrivalService.arrived(Actor.server(), "later:");
    assertEquals("[two](/q/2)", post(places.get("later:1")).body());

    var second = row(2, 1, "2011-01-01", "Title='Two'", "2");
    var outcome = stackExchange.bringIn(Actor.server(), community, "later", dump(first, second));
    assertEquals(1, outcome.conversations());
    assertEquals(1, outcome.alreadyThere());
    places = arrivalService.arrived(Actor.server(), "later:");
    var post = post(places.get("later:1"));
    assertEquals("[two](show?id=%d)".formatted(places.get("later:2").conversation()), post.body());
    assertTrue(post.html().contains("href=\"show?id&#61;"), post.html());
    assertEquals(List.of(), conversations.revisions(post));
  }

  @Test
  void onlyAdministratorsBringIn() {
    var community = cast.openCommunity().id();
    assertThrows(
        DeniedException.class,
        () -> stackExchange.bringIn(cast.actor("ada"), community, "denied", folder));
  }

  @Test
  void communityAndSourceAreAskedForFirst() {
    var community = cast.openCommunity().id();
    assertThrows(
        ConstraintViolationException.class,
        () -> stackExchange.bringIn(Actor.server(), community, "Two words", folder));
    assertThrows(
        NotFoundException.class,
        () -> stackExchange.bringIn(Actor.server(), new CommunityId(0), "none", folder));
  }

  @Test
  void folderWithoutPostsIsAProblemAndChangesNothing() {
    var community = cast.openCommunity();
    var outcome = stackExchange.bringIn(Actor.server(), community.id(), "empty", folder);
    assertEquals("import.problem.missing-file", outcome.problems().getFirst().key());
    assertEquals(0, conversations.count(community));
  }

  private Post post(ArrivedPlace place) {
    return cast.now(() -> conversations.require(new PostId(place.post())));
  }

  private Path dump(String... rows) throws IOException {
    Files.writeString(folder.resolve("Posts.xml"), "<posts>" + String.join("", rows) + "</posts>");
    return folder;
  }

  private static String row(int id, int type, String day, String more, String body) {
    return "<row Id='%d' PostTypeId='%d' CreationDate='%sT00:00:00' %s Body=\"%s\"/>"
        .formatted(id, type, day, more, body);
  }

  private static Path fixture(String name) throws IOException {
    try (var in = StackExchangeImportIT.class.getResourceAsStream("/fixtures.txt")) {
      var path = Path.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)).resolve(name);
      return Files.exists(path) ? path : Assumptions.abort(path + " is absent: test skipped");
    }
  }
}
