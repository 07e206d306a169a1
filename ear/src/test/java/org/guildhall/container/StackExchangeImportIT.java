package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityId;
import org.guildhall.conversation.ArrivalService;
import org.guildhall.conversation.ArrivedPlace;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.directory.CsvDirectory;
import org.guildhall.directory.DirectoryService;
import org.guildhall.directory.Snapshot;
import org.guildhall.importer.Import;
import org.guildhall.importer.ImportId;
import org.guildhall.importer.ImportReception;
import org.guildhall.importer.ImportService;
import org.guildhall.importer.Imports;
import org.guildhall.people.Actor;
import org.guildhall.people.AuthorService;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("data")
@ExtendWith(ArquillianExtension.class)
class StackExchangeImportIT {
  private static final Pattern OLD_LINK =
      Pattern.compile(
          "\\]\\(https?://bicycles\\.meta\\.stackexchange\\.com/(?:questions|q|a)/(\\d+)");

  @TempDir Path folder;

  @Inject private Cast cast;
  @Inject private People people;
  @Inject private AuthorService authors;
  @Inject private DirectoryService directory;
  @Inject private Conversations conversations;
  @Inject private ArrivalService arrivalService;
  @Inject private ImportReception reception;
  @Inject private ImportService service;

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
  void colleagueIsGivenNoUserNameOfAnAuthor() {
    authors.bringIn(Actor.server(), Map.of("elsewhere-5", "Someone Elsewhere"));
    var csv =
        """
        employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,country
        T50,Some,Colleague,Elsewhere-5,some@example.com,Tester,,Tests,Turin,IT
        """;
    var refused =
        directory
            .bringIn(
                Actor.server(),
                new CsvDirectory(
                    new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), false))
            .orElseThrow();
    assertEquals(Snapshot.State.REFUSED, refused.state());
    var problem = directory.problems(Actor.server(), refused.id()).getFirst();
    assertEquals("directory.problem.user-name-of-author", problem.key());
    assertEquals(2, problem.line());
    var author = people.requireByUserName("elsewhere-5");
    assertEquals("Someone Elsewhere", author.name());
    assertTrue(author.directoryId().isEmpty());
  }

  @Test
  void wholeSiteBecomesTheConversationsOfACommunityAndComesOnce() throws IOException {
    var dump = zipped(fixture("stackexchange-bicycles-meta"));
    var community = cast.openCommunity();
    var first = bringIn(community, "bicycles", dump);
    assertEquals(Import.State.DONE, first.state());
    assertEquals(453, first.conversations());
    assertEquals(1424 + first.totalRows() - 2551 - 1446, first.posts() + first.leftOut() - 22);
    assertEquals(22, first.leftOut());
    assertEquals(0, first.problems());
    assertEquals(100, first.percent());
    assertEquals(first.totalRows(), first.doneRows());
    assertEquals(453, conversations.count(community));
    var places = places("bicycles", 1, 3000);
    assertEquals(1424, places.size());
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

    var second = bringIn(community, "bicycles", dump);
    assertEquals(0, second.posts());
    assertEquals(0, second.people());
    assertEquals(first.posts(), second.alreadyThere());
    assertEquals(places, places("bicycles", 1, 3000));
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
            row(15, 1, "2011-01-01", "Title='Long' OwnerUserId='5'", "x".repeat(100_001)),
            row(16, 5, "2011-01-01", "", "A wiki"));
    var community = cast.openCommunity();
    var outcome = bringIn(community, "small", dump);
    assertEquals(3, outcome.posts());
    assertEquals(3, outcome.people());
    assertEquals(3, outcome.leftOut());
    assertEquals(
        List.of("5 import.problem.post-too-long", "4 import.problem.no-question"),
        problems(outcome));

    var place = places("small", 11, 11).get("small:11");
    var conversation = conversations.requireWhole(new ConversationId(place.conversation()));
    assertEquals("Why < me?", conversation.title());
    assertEquals(Instant.parse("2010-12-31T00:00:00Z"), conversation.openedAt());
    assertEquals(Instant.parse("2011-01-02T00:00:00Z"), conversation.activeAt());
    assertEquals(2, conversation.replyCount());
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
  void commentsBecomeRepliesInTheOrderOfTime() throws IOException {
    dump(
        row(1, 1, "2011-01-01", "Title='One' OwnerUserId='5'", "Q"),
        row(2, 2, "2011-01-03", "ParentId='1' OwnerUserId='6'", "A"));
    file(
        "Users.xml",
        "users",
        "<row Id='5' DisplayName='Ada Old' CreationDate='2010-01-01T00:00:00'/>");
    file(
        "Comments.xml",
        "comments",
        comment(8, 2, "2011-01-04", "UserId='5'", "# thanks *so* much, see https://x.example/q/1"),
        comment(7, 1, "2011-01-02", "UserDisplayName='gone'", "Which?"),
        comment(9, 99, "2011-01-02", "UserId='5'", "Nowhere"));
    var outcome = bringIn(cast.openCommunity(), "talk", zipped(folder));
    assertEquals(4, outcome.posts());
    assertEquals(List.of("3 import.problem.no-post"), problems(outcome));
    var place = places("talk", 1, 1).get("talk:1");
    var conversation = conversations.requireWhole(new ConversationId(place.conversation()));
    var posts = conversations.posts(conversation, 0, 100);
    assertEquals(
        List.of("Q", "Which?", "A", "\\# thanks *so* much, see https://x.example/q/1"),
        posts.stream().map(Post::body).toList());
    assertEquals(
        List.of("Ada Old", "gone", "user6", "Ada Old"),
        posts.stream().map(post -> post.author().name()).toList());
    assertEquals(3, conversation.replyCount());
    assertEquals("talk:c8", posts.getLast().origin());
    assertEquals(4, bringIn(conversation.community(), "talk", zipped(folder)).alreadyThere());
  }

  @Test
  void linkToWhatCameOnlyLaterIsTurnedWhenItComes() throws IOException {
    var community = cast.openCommunity();
    var first = row(1, 1, "2011-01-01", "Title='One'", "&lt;a href='/q/2'&gt;two&lt;/a&gt;");
    bringIn(community, "later", dump(first));
    assertEquals("[two](/q/2)", post(places("later", 1, 1).get("later:1")).body());

    var second = row(2, 1, "2011-01-01", "Title='Two'", "2");
    var outcome = bringIn(community, "later", dump(first, second));
    assertEquals(1, outcome.conversations());
    assertEquals(1, outcome.alreadyThere());
    var places = places("later", 1, 2);
    var post = post(places.get("later:1"));
    assertEquals("[two](show?id=%d)".formatted(places.get("later:2").conversation()), post.body());
    assertTrue(post.html().contains("href=\"show?id&#61;"), post.html());
    assertEquals(List.of(), conversations.revisions(post));
  }

  @Test
  void rowThatCannotBeTakenIsToldWithItsLineAndTheOthersComeIn() throws IOException {
    var good = row(1, 1, "2011-01-01", "Title='One'", "Q");
    var outcome =
        bringIn(
            cast.openCommunity(),
            "odd",
            dump(
                good,
                "<row Id='2' PostTypeId='1' CreationDate='2011-01-01T00:00:00' Body='no title'/>",
                "<row Id='3' PostTypeId='2 Body='a < b'/>",
                good,
                row(4, 1, "9999-12-31", "Title='Future'", "Q"),
                row(5, 2, "2011-01-01", "ParentId='1'", "&#x1F6B2; \u0085 \uD83D\uDEB2"),
                "<row PostTypeId='1'/>"));
    assertEquals(
        List.of(
            "2 import.problem.missing-attribute",
            "3 import.problem.malformed",
            "4 import.problem.duplicate",
            "5 import.problem.future",
            "7 import.problem.missing-attribute"),
        problems(outcome));
    assertEquals(2, outcome.posts());
    assertEquals(5, outcome.leftOut());
  }

  @Test
  void problemsBeyondTheFirstThousandAreCounted() throws IOException {
    var rows = new String[2_345];
    Arrays.fill(rows, "<row/>");
    var outcome = bringIn(cast.openCommunity(), "bad", dump(rows));
    assertEquals(2_345, outcome.problems());
    assertEquals(Imports.PROBLEMS_KEPT, problems(outcome).size());
  }

  @Test
  void cancelledImportKeepsWhatCameAndTheNextAddsTheRest() throws IOException {
    var rows = new String[4_000];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(i + 1, 1, "2011-01-01", "Title='No. " + i + "'", "Text " + i);
    }
    var dump = dump(rows);
    var community = cast.openCommunity();
    var id = begin(community, "halt", dump);
    await(() -> read(id).posts() > 0);
    service.cancel(Actor.server(), id);
    service.cancel(Actor.server(), id);
    var cancelled = read(id);
    assertEquals(Import.State.CANCELLED, cancelled.state());
    var rest = bringIn(community, "halt", dump);
    assertEquals(Import.State.DONE, rest.state());
    assertEquals(Import.State.CANCELLED, read(id).state());
    assertEquals(4_000, rest.posts() + rest.alreadyThere());
    assertEquals(rest.alreadyThere(), read(id).posts());
    assertEquals(4_000, conversations.count(community));
  }

  @Test
  void onlyAdministratorsBringInAndSeeAndCancel() throws IOException {
    var community = cast.openCommunity();
    var ada = cast.actor("ada");
    var id = begin(community, "denied", dump(row(1, 1, "2011-01-01", "Title='One'", "Q")));
    // Whoever reads it learns that it is closed.
    var unread = InputStream.nullInputStream();
    unread.close();
    assertThrows(
        DeniedException.class, () -> reception.receive(ada, community.id(), "denied", unread, -1));
    assertThrows(DeniedException.class, () -> service.read(ada, id));
    assertThrows(DeniedException.class, () -> service.problems(ada, id));
    assertThrows(DeniedException.class, () -> service.latest(ada, null, 1));
    assertThrows(DeniedException.class, () -> service.cancel(ada, id));
  }

  @Test
  void communityAndSourceAndFileAreCheckedBeforeAnythingBegins() throws IOException {
    var community = cast.openCommunity();
    var dump = dump(row(1, 1, "2011-01-01", "Title='One'", "Q"));
    var before = service.latest(Actor.server(), null, 1).stream().map(Import::id).toList();
    assertThrows(ConstraintViolationException.class, () -> begin(community, "Two words", dump));
    assertThrows(
        NotFoundException.class,
        () ->
            reception.receive(
                Actor.server(), new CommunityId(0), "none", InputStream.nullInputStream(), 0));
    var text = Files.writeString(folder.resolve("text.zip"), "no zip");
    var refused = assertThrows(BusinessException.class, () -> begin(community, "text", text));
    assertEquals("import.denied.not-a-zip", refused.key());
    Files.delete(folder.resolve("Posts.xml"));
    refused =
        assertThrows(BusinessException.class, () -> begin(community, "empty", zipped(folder)));
    assertEquals("import.denied.no-posts", refused.key());
    refused =
        assertThrows(
            BusinessException.class,
            () ->
                reception.receive(
                    Actor.server(),
                    community.id(),
                    "huge",
                    InputStream.nullInputStream(),
                    Long.MAX_VALUE / 2));
    assertEquals("import.denied.disk-full", refused.key());
    assertEquals(before, service.latest(Actor.server(), null, 1).stream().map(Import::id).toList());
    assertThrows(NotFoundException.class, () -> read(new ImportId(0)));
  }

  private Import bringIn(Community community, String source, Path zip) throws IOException {
    var id = begin(community, source, zip);
    await(() -> !read(id).isUnderWay());
    return read(id);
  }

  private ImportId begin(Community community, String source, Path zip) throws IOException {
    try (var in = Files.newInputStream(zip)) {
      return reception.receive(Actor.server(), community.id(), source, in, Files.size(zip));
    }
  }

  private Import read(ImportId id) {
    return cast.now(() -> service.read(Actor.server(), id));
  }

  private List<String> problems(Import one) {
    return service.problems(Actor.server(), one.id()).stream()
        .map(problem -> problem.line() + " " + problem.key())
        .toList();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it takes too long");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private Map<String, ArrivedPlace> places(String source, int first, int last) {
    return arrivalService.places(
        Actor.server(),
        IntStream.rangeClosed(first, last).mapToObj(id -> source + ":" + id).toList());
  }

  private Post post(ArrivedPlace place) {
    return cast.now(() -> conversations.require(new PostId(place.post())));
  }

  private Path dump(String... rows) throws IOException {
    file("Posts.xml", "posts", rows);
    return zipped(folder);
  }

  private void file(String name, String root, String... rows) throws IOException {
    Files.writeString(
        folder.resolve(name), "<" + root + ">" + String.join("\n", rows) + "</" + root + ">");
  }

  private Path zipped(Path dump) throws IOException {
    var zip = Files.createTempFile(folder, "dump", ".zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip));
        var files = Files.newDirectoryStream(dump, "*.xml")) {
      for (var file : files) {
        out.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, out);
      }
    }
    return zip;
  }

  private static String comment(int id, int post, String day, String more, String text) {
    return "<row Id='%d' PostId='%d' CreationDate='%sT00:00:00' %s Text=\"%s\"/>"
        .formatted(id, post, day, more, text);
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
