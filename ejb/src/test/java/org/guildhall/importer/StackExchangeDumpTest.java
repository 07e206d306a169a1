package org.guildhall.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import org.guildhall.Fixtures;
import org.guildhall.importer.StackExchangeDump.Comment;
import org.guildhall.importer.StackExchangeDump.Link;
import org.guildhall.importer.StackExchangeDump.Post;
import org.guildhall.importer.StackExchangeDump.PostType;
import org.guildhall.importer.StackExchangeDump.Taker;
import org.guildhall.importer.StackExchangeDump.User;
import org.guildhall.platform.BusinessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackExchangeDumpTest {
  private static final String ANSWER =
      "<row Id='7' PostTypeId='2' ParentId='3' CreationDate='2010-08-25T19:50:51.187' Body='b'/>";

  @TempDir Path folder;

  private final List<Post> posts = new ArrayList<>();
  private final List<User> users = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** Keeps all rows, and what is wrong with some. */
  private class Keeper<T> implements Taker<T> {
    private final List<T> rows;

    Keeper(List<T> rows) {
      this.rows = rows;
    }

    @Override
    public void take(T row) {
      rows.add(row);
    }

    @Override
    public void problem(ImportProblem problem) {
      problems.add(problem.line() + " " + problem.key() + problem.args());
    }
  }

  private void read(Path path) {
    try (var dump = StackExchangeDump.open(path)) {
      dump.users(new Keeper<>(users));
      dump.posts(new Keeper<>(posts));
      dump.comments(new Keeper<>(comments));
      dump.links(new Keeper<>(links));
    }
  }

  private List<String> readPosts(String xml) throws IOException {
    return readPosts(xml.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> readPosts(byte[] xml) throws IOException {
    Files.write(folder.resolve("Posts.xml"), xml);
    read(folder);
    return problems;
  }

  private static String problem(int line, String key, Object... args) {
    return line + " import.problem." + key + List.of(args);
  }

  @Test
  void wholeSiteIsRead() {
    read(Fixtures.find("stackexchange-bicycles-meta"));
    assertEquals(List.of(), problems);
    assertEquals(453, posts.stream().filter(p -> p.type() == PostType.QUESTION).count());
    assertEquals(971, posts.stream().filter(p -> p.type() == PostType.ANSWER).count());
    assertEquals(22, posts.stream().filter(p -> p.type() == PostType.OTHER).count());
    assertEquals(2551, users.size());
    assertEquals(157, posts.stream().filter(p -> p.acceptedAnswerId() != null).count());
    assertTrue(posts.stream().allMatch(p -> p.ownerId() != null || p.ownerName() != null));
    assertTrue(links.contains(new Link(7, 2)));
    var first = posts.get(0);
    assertEquals(Instant.parse("2010-08-25T19:50:51.187Z"), first.created());
    assertTrue(
        posts.stream()
            .anyMatch(p -> p.tags().equals(List.of("discussion", "essential-meta-questions"))));
    assertTrue(first.html().startsWith("<blockquote>\n<p>"));
    assertEquals(5, comments.getFirst().postId());
    assertEquals(47, comments.getFirst().ownerId());
  }

  /** The rows are read by our own reader; the parser of the JDK is the judge. */
  @ParameterizedTest
  @ValueSource(strings = {"Posts.xml", "Users.xml", "Comments.xml", "PostLinks.xml", "Tags.xml"})
  void rowsAreThoseThatAnXmlParserReads(String file) throws Exception {
    var path = Fixtures.find("stackexchange-bicycles-meta").resolve(file);
    var names = new LinkedHashSet<String>();
    var expected = new ArrayList<Map<String, String>>();
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
    factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
    try (var in = Files.newInputStream(path)) {
      for (var xml = factory.createXMLStreamReader(in); xml.hasNext(); xml.next()) {
        if (xml.isStartElement() && xml.getLocalName().equals("row")) {
          var row = new HashMap<String, String>();
          for (int i = 0; i < xml.getAttributeCount(); i++) {
            row.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
          }
          names.addAll(row.keySet());
          expected.add(row);
        }
      }
    }
    var read = new ArrayList<Map<String, String>>();
    try (var in = Files.newInputStream(path)) {
      new XmlRows(file, problem -> problems.add(problem.toString()))
          .read(
              in,
              0,
              row -> {
                var values = new HashMap<String, String>();
                names.stream()
                    .filter(name -> row.text(name) != null)
                    .forEach(name -> values.put(name, row.text(name)));
                return values;
              },
              read::add,
              () -> {});
    }
    assertEquals(expected, read);
    assertEquals(List.of(), problems);
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
    read(
        zip(
            Map.of(
                "__MACOSX/site/Posts.xml", "", "site/Posts.xml", "<posts>" + ANSWER + "</posts>")));
    assertEquals(List.of(), problems);
    assertEquals(3, posts.get(0).questionId());
    assertNull(posts.get(0).ownerId());
  }

  @Test
  void rowThatLacksSomethingIsNamedAndTheOthersAreRead() throws IOException {
    assertEquals(
        List.of(
            problem(2, "missing-attribute", "Title"),
            problem(3, "bad-number", "Id"),
            problem(4, "bad-time", "CreationDate"),
            problem(5, "missing-attribute", "PostTypeId"),
            problem(6, "missing-attribute", "Id")),
        readPosts(
            "<posts>\n<row Id='1' PostTypeId='1' Body='' CreationDate='2010-08-25T19:50:51'/>\n"
                + "<row Id='x' PostTypeId='2' ParentId='3'/>\n"
                + "<row Id='2' PostTypeId='2' ParentId='3' CreationDate='yesterday'/>\n"
                + "<row/>\n"
                + "<row PostTypeId='2'/>\n"
                + ANSWER
                + "</posts>"));
    assertEquals(1, posts.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row Id='8' Body='a < b' PostTypeId='2'/>",
        "<row Id='8' Body='never ends PostTypeId=2/>",
        "<row Id='8' Body=b/>",
        "<row Id='8' Body/>",
        "<row Id='8' Id='9'/>",
        "<row Id='8' Body='&nbsp;'/>",
        "<row Id='8' Body='&#0;'/>",
        "<row Id='8' Body='&#xD800;'/>",
        "<row Id='8' Body='&#x110000;'/>",
        "<row Id='8' Body='&lt'/>",
        "<row Id='8' Body='\u0001'/>",
        "<row Id='8' =''/>",
        "<row",
      })
  void malformedRowIsNamedByItsLineAndTheNextIsRead(String row) throws IOException {
    assertEquals(
        List.of(problem(3, "malformed")),
        readPosts("<posts>\n" + ANSWER + "\n" + row + "\n" + ANSWER + "\n</posts>"));
    assertEquals(2, posts.size());
  }

  @Test
  void bytesThatAreNoTextOfTheEncodingSpoilTheirRowOnly() throws IOException {
    var latin = ("<posts>\n<row Body='ü'/>\n" + ANSWER + "</posts>");
    assertEquals(
        List.of(problem(2, "bad-encoding")),
        readPosts(latin.getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(1, posts.size());
  }

  @Test
  void encodingsThatTheFileNamesAreRead() throws IOException {
    var text = ANSWER.replace("'b'", "'übel'");
    readPosts(
        ("<?xml version='1.0' encoding='ISO-8859-1'?><posts>" + text + "</posts>")
            .getBytes(StandardCharsets.ISO_8859_1));
    readPosts(("<posts>" + text + "</posts>").getBytes(StandardCharsets.UTF_16));
    assertEquals(List.of(), problems);
    assertEquals(List.of("übel", "übel"), posts.stream().map(Post::html).toList());
    assertEquals(
        List.of(problem(1, "bad-encoding")),
        readPosts("<?xml version='1.0' encoding='klingon'?><posts/>"));
  }

  @Test
  void fileThatEndsTooEarlyIsReadUpToItsEnd() throws IOException {
    for (var rest :
        List.of("\n<row Id=", "\n<row Id='8' Body='x", "\n<row Id='&#", "\n", "\n<!-- ")) {
      problems.clear();
      posts.clear();
      assertEquals(1, readPosts("<posts>\n" + ANSWER + rest).size(), rest);
      assertEquals(problem(3, "truncated"), problems.getFirst(), rest);
      assertEquals(1, posts.size());
    }
  }

  @Test
  void whatIsNoXmlIsMalformed() throws IOException {
    assertEquals(List.of(problem(1, "malformed")), readPosts("Dear all, here is the dump"));
    problems.clear();
    assertEquals(List.of(problem(1, "malformed")), readPosts(""));
  }

  @Test
  void commentsAndSpacesAndElementsWithEndTagsAreRead() throws IOException {
    assertEquals(
        List.of(),
        readPosts(
            "<?xml version='1.0'?>\n<!-- < a -- > dump -->\n<posts>\n"
                + ANSWER.replace("/>", "></row>").replace("='", " = '")
                + "text <other a='1'/></posts>\n"));
    assertEquals(1, posts.size());
  }

  @Test
  void documentTypeIsRefused() throws IOException {
    var laughs =
        "<!DOCTYPE posts [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c"
            + " '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>\n"
            + "<posts><row Id='1' PostTypeId='2' ParentId='3' Body='&d;'"
            + " CreationDate='2010-08-25T19:50:51'/></posts>";
    assertEquals(List.of(problem(1, "doctype")), readPosts(laughs));
    problems.clear();
    var secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    var stranger =
        "<!DOCTYPE posts [<!ENTITY a SYSTEM '"
            + secret.toUri()
            + "'>]>\n<posts>"
            + ANSWER
            + "&a;</posts>";
    assertEquals(List.of(problem(1, "doctype")), readPosts(stranger));
    assertEquals(List.of(), posts);
  }

  @Test
  void rowWithoutEndIsPassedOver() throws IOException {
    var endless = "<row Body='" + "x".repeat(2 * XmlRows.LONGEST_ROW) + "'/>";
    assertEquals(
        List.of(problem(2, "row-too-long")),
        readPosts("<posts>\n" + endless + "\n" + ANSWER + "</posts>"));
    assertEquals(1, posts.size());
  }

  @Test
  void lengthOfTheWholeFileDoesNotMatter() throws IOException {
    var row = ANSWER.replace("'b'", "'" + "x&lt;".repeat(XmlRows.LONGEST_ROW / 16) + "'");
    assertEquals(List.of(), readPosts("<posts>" + row.repeat(8) + "</posts>"));
    assertEquals(8, posts.size());
  }

  /** Reads a dump, and keeps nothing of it; in a process of its own with a heap of 24 MB. */
  static class Passer {
    public static void main(String[] arguments) {
      var rows = new long[1];
      try (var dump = StackExchangeDump.open(Path.of(arguments[0]))) {
        var numbers = new Numbers();
        dump.posts(
            post -> {
              numbers.add(post.id());
              rows[0]++;
            });
      }
      System.out.print(rows[0]);
    }
  }

  @Test
  void dumpOfManyTimesTheHeapIsRead() throws Exception {
    var zip = folder.resolve("large.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setLevel(Deflater.BEST_SPEED);
      out.putNextEntry(new ZipEntry("Posts.xml"));
      out.write("<posts>\n".getBytes(StandardCharsets.UTF_8));
      var random = new SplittableRandom(1);
      var words = new byte[3_000];
      for (int id = 1; id <= 40_000; id++) {
        // Letters without a pattern: what shrinks too well is no dump.
        for (int i = 0; i < words.length; i++) {
          words[i] = (byte) ('a' + random.nextInt(16));
        }
        out.write(
            ANSWER
                .replace("'7'", "'" + id + "'")
                .replace("'b'", "'" + new String(words, StandardCharsets.US_ASCII) + "'\n")
                .getBytes(StandardCharsets.UTF_8));
      }
      out.write("</posts>".getBytes(StandardCharsets.UTF_8));
    }
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xmx24m",
                "-cp",
                System.getProperty("java.class.path"),
                Passer.class.getName(),
                zip.toString())
            .redirectErrorStream(true)
            .start();
    assertEquals(
        "40000", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, process.waitFor());
  }

  @Test
  void rowsThatWereDoneWithArePassedOver() throws IOException {
    Files.writeString(
        folder.resolve("Posts.xml"), "<posts><row/>" + ANSWER + "\n<row/>" + ANSWER + "</posts>");
    var passed = new int[1];
    try (var dump = StackExchangeDump.open(folder)) {
      dump.posts(
          new Keeper<>(posts) {
            @Override
            public long skip() {
              return 2;
            }

            @Override
            public void passed(long bytes) {
              passed[0]++;
            }
          });
    }
    assertEquals(List.of(problem(2, "missing-attribute", "PostTypeId")), problems);
    assertEquals(1, posts.size());
    assertEquals(2, passed[0]);
  }

  @Test
  void dumpHasPosts() {
    assertEquals("import.denied.no-posts", refused(folder));
  }

  @Test
  void fileThatIsNoZipIsRefused() throws IOException {
    assertEquals(
        "import.denied.not-a-zip",
        refused(Files.writeString(folder.resolve("dump.zip"), "no zip")));
  }

  @Test
  void zipBombIsRefused() throws IOException {
    var bomb = folder.resolve("bomb.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("Posts.xml"));
      var spaces = new byte[1 << 20];
      for (long written = 0; written <= StackExchangeDump.SMALL; written += spaces.length) {
        out.write(spaces);
      }
    }
    assertEquals("import.denied.bomb", refused(bomb));
  }

  private static String refused(Path path) {
    return assertThrows(BusinessException.class, () -> StackExchangeDump.open(path)).key();
  }

  private Path zip(Map<String, String> files) throws IOException {
    var zip = folder.resolve("dump.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (var file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }
}
