package org.guildhall.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.guildhall.Fixtures;
import org.guildhall.importer.StackExchangeDump.Link;
import org.guildhall.importer.StackExchangeDump.LinkType;
import org.guildhall.importer.StackExchangeDump.Post;
import org.guildhall.importer.StackExchangeDump.PostType;
import org.guildhall.importer.StackExchangeDump.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackExchangeDumpTest {
  private static final String ANSWER =
      "<row Id='7' PostTypeId='2' ParentId='3' CreationDate='2010-08-25T19:50:51.187' Body='b'/>";

  @TempDir Path folder;

  private final List<Post> posts = new ArrayList<>();
  private final List<User> users = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  private StackExchangeDump read(Path path) {
    try (var dump = StackExchangeDump.open(path)) {
      dump.users(users::add);
      dump.posts(posts::add);
      dump.links(links::add);
      return dump;
    }
  }

  private StackExchangeDump readPosts(String xml) throws IOException {
    Files.writeString(folder.resolve("Posts.xml"), xml);
    return read(folder);
  }

  private static ImportProblem problem(int line, String key, Object... args) {
    return new ImportProblem("Posts.xml", line, "import.problem." + key, List.of(args));
  }

  @Test
  void wholeSiteIsRead() {
    var dump = read(Fixtures.find("stackexchange-bicycles-meta"));
    assertEquals(List.of(), dump.problems());
    assertEquals(453, posts.stream().filter(p -> p.type() == PostType.QUESTION).count());
    assertEquals(971, posts.stream().filter(p -> p.type() == PostType.ANSWER).count());
    assertEquals(22, dump.skippedPosts());
    assertEquals(2551, users.size());
    assertEquals(157, posts.stream().filter(p -> p.acceptedAnswerId() != null).count());
    assertTrue(posts.stream().allMatch(p -> p.ownerId() != null || p.ownerName() != null));
    assertTrue(links.contains(new Link(7, 2, LinkType.RELATED)));
    var first = posts.get(0);
    assertEquals(Instant.parse("2010-08-25T19:50:51.187Z"), first.created());
    assertTrue(
        posts.stream()
            .anyMatch(p -> p.tags().equals(List.of("discussion", "essential-meta-questions"))));
    assertTrue(first.html().startsWith("<blockquote>\n<p>"));
  }

  @Test
  void bothNotationsOfTagsAreRead() throws IOException {
    var question =
        "<row Id='3' PostTypeId='1' CreationDate='2010-08-25T19:50:51' Title='t' Body=''"
            + " Tags='%s'/>\n";
    readPosts(
        "\uFEFF<posts>"
            + question.formatted("&lt;a&gt;&lt;b&gt;")
            + question.formatted("|a|b|")
            + "</posts>");
    assertEquals(
        List.of(List.of("a", "b"), List.of("a", "b")), posts.stream().map(Post::tags).toList());
  }

  @Test
  void zipMayHoldItsFilesInAFolder() throws IOException {
    var zip = folder.resolve("dump.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("__MACOSX/site/Posts.xml"));
      out.putNextEntry(new ZipEntry("site/Posts.xml"));
      out.write(("<posts>" + ANSWER + "</posts>").getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(List.of(), read(zip).problems());
    assertEquals(3, posts.get(0).questionId());
    assertNull(posts.get(0).ownerId());
  }

  @Test
  void rowThatLacksSomethingIsNamedAndTheOthersAreRead() throws IOException {
    var dump =
        readPosts(
            "<posts>\n<row Id='1' PostTypeId='1' Body='' CreationDate='2010-08-25T19:50:51'/>\n"
                + "<row Id='x' PostTypeId='2' ParentId='3'/>\n"
                + "<row Id='2' PostTypeId='2' ParentId='3' CreationDate='yesterday'/>\n"
                + "<row/>\n"
                + ANSWER
                + "</posts>");
    assertEquals(
        List.of(
            problem(2, "missing-attribute", "Title"),
            problem(3, "bad-number", "Id"),
            problem(4, "bad-time", "CreationDate"),
            problem(5, "missing-attribute", "PostTypeId")),
        dump.problems());
    assertEquals(1, posts.size());
  }

  @Test
  void brokenFileIsReadUpToTheBreak() throws IOException {
    assertEquals(
        List.of(problem(3, "malformed")),
        readPosts("<posts>\n" + ANSWER + "\n<row Id=").problems());
    assertEquals(1, posts.size());
    assertEquals(
        List.of(problem(1, "malformed")), readPosts("Dear all, here is the dump").problems());
    assertEquals("import.problem.malformed", readPosts("").problems().get(0).key());
  }

  @Test
  void documentTypeIsRefused() throws IOException {
    var laughs =
        "<!DOCTYPE posts [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c"
            + " '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>\n"
            + "<posts><row Id='1' PostTypeId='2' ParentId='3' Body='&d;'"
            + " CreationDate='2010-08-25T19:50:51'/></posts>";
    assertEquals(List.of("import.problem.doctype"), keys(readPosts(laughs)));
    var secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    var stranger =
        "<!DOCTYPE posts [<!ENTITY a SYSTEM '"
            + secret.toUri()
            + "'>]>\n<posts>"
            + ANSWER
            + "&a;</posts>";
    assertEquals(List.of("import.problem.doctype"), keys(readPosts(stranger)));
    assertEquals(List.of(), posts);
  }

  @Test
  void rowWithoutEndIsStopped() throws IOException {
    var dump =
        readPosts("<posts>\n<row Body='" + "x".repeat(2 * XmlRows.LONGEST_ROW) + "'/></posts>");
    assertEquals(List.of("import.problem.row-too-long"), keys(dump));
  }

  @Test
  void lengthOfTheWholeFileDoesNotMatter() throws IOException {
    var row = ANSWER.replace("'b'", "'" + "x".repeat(XmlRows.LONGEST_ROW / 4) + "'");
    assertEquals(List.of(), readPosts("<posts>" + row.repeat(8) + "</posts>").problems());
    assertEquals(8, posts.size());
  }

  @Test
  void characterReferencesOfTheWholeFileDoNotMatter() throws IOException {
    var row = ANSWER.replace("'b'", "'" + "&lt;p&gt;&#xA;".repeat(1000) + "'");
    assertEquals(List.of(), readPosts("<posts>" + row.repeat(200) + "</posts>").problems());
    assertEquals(200, posts.size());
  }

  @Test
  void onlyTheFirstProblemsAreKept() throws IOException {
    var dump = readPosts("<posts>" + "<row/>".repeat(1000) + "</posts>");
    assertEquals(StackExchangeDump.MOST_PROBLEMS, dump.problems().size());
  }

  @Test
  void postsMustBeThereAndTheRestNeedNot() throws IOException {
    assertEquals(List.of(problem(0, "missing-file")), read(folder).problems());
  }

  @Test
  void fileThatIsNoZipIsAProblem() throws IOException {
    var file = Files.writeString(folder.resolve("dump.zip"), "no zip");
    assertEquals("import.problem.not-a-zip", read(file).problems().get(0).key());
  }

  private static List<String> keys(StackExchangeDump dump) {
    return dump.problems().stream().map(ImportProblem::key).toList();
  }
}
