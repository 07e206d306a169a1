package org.guildhall.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.guildhall.load.Plan.Planned;

/**
 * Writes believable talk of a firm as a Stack Exchange dump. The same number and seed give the same
 * dump.
 *
 * <pre>java -cp ear/target/test-classes org.guildhall.load.GeneratedDump 10000 1 /tmp/talk.zip
 * </pre>
 */
public final class GeneratedDump {
  private static final LocalDateTime MADE = LocalDateTime.of(2020, 1, 1, 0, 0);
  private static final String HOST = "talk.firm.example";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Plan plan;
  private final long seed;

  /**
   * @param posts how many questions, answers and comments together; at least 1
   */
  public GeneratedDump(int posts, long seed) {
    plan = new Plan(posts, seed);
    this.seed = seed;
  }

  /** Arguments: the number of posts, the seed, and the zip file to write. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("give: number of posts, seed, zip file to write");
      return;
    }
    new GeneratedDump(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]))
        .write(Path.of(arguments[2]));
  }

  /** Writes a zip file; what was there is overwritten. */
  public void write(Path zip) throws IOException {
    try (var out = Files.newOutputStream(zip)) {
      write(out);
    }
  }

  /** Writes a zip file to the stream, and leaves that open. */
  public void write(OutputStream out) throws IOException {
    var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    var writer = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
    var links = new StringBuilder();
    entry(zip, writer, "Badges.xml", "badges", () -> {});
    entry(zip, writer, "Comments.xml", "comments", () -> comments(writer));
    entry(zip, writer, "Posts.xml", "posts", () -> posts(writer, links));
    entry(zip, writer, "PostLinks.xml", "postlinks", () -> writer.append(links));
    entry(zip, writer, "Users.xml", "users", () -> users(writer));
    zip.finish();
  }

  private interface Rows {
    void write() throws IOException;
  }

  private static void entry(ZipOutputStream zip, Writer writer, String file, String root, Rows rows)
      throws IOException {
    var entry = new ZipEntry(file);
    // Else it tells when it was made, and two of the same seed differ at the turn of a second.
    entry.setTimeLocal(MADE);
    zip.putNextEntry(entry);
    writer.write("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<" + root + ">\n");
    rows.write();
    writer.write("</" + root + ">\n");
    writer.flush();
    zip.closeEntry();
  }

  private void posts(Writer writer, StringBuilder links) throws IOException {
    for (var post : plan.posts()) {
      if (post.type != Plan.Type.COMMENT) {
        post(writer, links, post);
      }
    }
  }

  private void post(Writer writer, StringBuilder links, Planned post) throws IOException {
    boolean asks = post.type == Plan.Type.QUESTION;
    var rolls = new Rolls(seed, post.id, post.type.ordinal());
    var earlier = earlier(rolls, post);
    var link = earlier == null ? null : "https://" + HOST + "/questions/" + earlier.id + "/again";
    var prose = new Prose(rolls, subject(rolls, post));
    var body = asks ? prose.question(link) : prose.answer(link);
    if (link != null && body.contains(link)) {
      links.append(
          row(
              "Id",
              links.length() + 1,
              "CreationDate",
              post.at(),
              "PostId",
              post.id,
              "RelatedPostId",
              earlier.id,
              "LinkTypeId",
              1));
    }
    writer.append(
        row(
            "Id",
            post.id,
            "PostTypeId",
            asks ? 1 : 2,
            "AcceptedAnswerId",
            post.accepted == null ? null : post.accepted.id,
            "ParentId",
            asks ? null : post.parent.id,
            "CreationDate",
            post.at(),
            "Score",
            rolls.rank(40, 1.6),
            "ViewCount",
            asks ? rolls.rank(5_000, 0.9) : null,
            "Body",
            body,
            "OwnerUserId",
            post.author,
            "LastEditDate",
            edited(rolls, post),
            "LastActivityDate",
            post.at(),
            "Title",
            asks ? title(post) : null,
            "Tags",
            asks ? "|" + String.join("|", Subject.tags(subjectSeed(post))) + "|" : null,
            "ContentLicense",
            "CC BY-SA 4.0"));
  }

  private Planned earlier(Rolls rolls, Planned post) {
    var candidate = plan.posts().get(rolls.between(0, plan.posts().size() - 1));
    return candidate.type == Plan.Type.QUESTION && candidate.second < post.second
        ? candidate
        : null;
  }

  private static Instant edited(Rolls rolls, Planned post) {
    return rolls.chance(0.12) ? post.at().plusSeconds(rolls.between(60, 200_000)) : null;
  }

  private String title(Planned post) {
    var rolls = new Rolls(seed, post.id, "title".hashCode());
    var title = subject(rolls, post).say("title").replace("`", "");
    return title.length() <= 150 ? title : title.substring(0, title.lastIndexOf(' ', 150));
  }

  private Subject subject(Rolls rolls, Planned post) {
    return new Subject(post.tongue, subjectSeed(post), rolls);
  }

  private long subjectSeed(Planned post) {
    return seed * 31 + post.conversation;
  }

  private void comments(Writer writer) throws IOException {
    for (var post : plan.posts()) {
      if (post.type == Plan.Type.COMMENT) {
        var rolls = new Rolls(seed, post.id, post.type.ordinal());
        writer.append(
            row(
                "Id",
                post.id,
                "PostId",
                post.parent.id,
                "Score",
                rolls.rank(10, 1.6),
                "Text",
                new Prose(rolls, subject(rolls, post)).comment(),
                "CreationDate",
                post.at(),
                "UserId",
                post.author,
                "ContentLicense",
                "CC BY-SA 4.0"));
      }
    }
  }

  private void users(Writer writer) throws IOException {
    for (int author = 1; author <= plan.authors(); author++) {
      writer.append(
          row(
              "Id",
              author,
              "Reputation",
              new Rolls(seed, author).rank(20_000, 0.9) + 1,
              "CreationDate",
              plan.joined(author),
              "DisplayName",
              plan.name(author),
              "LastAccessDate",
              plan.joined(author),
              "Views",
              author % 97));
    }
  }

  private static String row(Object... attributes) {
    var row = new StringBuilder("  <row");
    for (int i = 0; i < attributes.length; i += 2) {
      var value = attributes[i + 1];
      if (value != null) {
        row.append(' ').append(attributes[i]).append("=\"");
        escape(value instanceof Instant time ? TIME.format(time) : value.toString(), row);
        row.append('"');
      }
    }
    return row.append(" />\n").toString();
  }

  private static void escape(String text, StringBuilder to) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> to.append("&amp;");
        case '<' -> to.append("&lt;");
        case '>' -> to.append("&gt;");
        case '"' -> to.append("&quot;");
        case '\n' -> to.append("&#xA;");
        default -> to.append(c);
      }
    }
  }
}
