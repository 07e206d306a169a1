package org.guildhall.importer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A dump of a Stack Exchange site, as a folder or a zip file of its XML files.
 *
 * <p>Ask first for the {@link #users}, then for the {@link #posts}, then for the {@link #links};
 * each is read from its file as often as it is asked for, one row at a time. Only {@code Posts.xml}
 * must be there. What could not be read is in {@link #problems()} afterwards, and it is the
 * caller's to decide whether the rest is welcome all the same.
 */
public class StackExchangeDump implements AutoCloseable {
  /** Problems beyond this number are not kept: nobody reads on, and the memory is bounded. */
  public static final int MOST_PROBLEMS = 100;

  private final Path folder;
  private final ZipFile zip;
  private final List<ImportProblem> problems = new ArrayList<>();
  private long skippedPosts;

  /**
   * @param id negative for the site's own account
   */
  public record User(long id, String displayName, Instant created) {}

  public enum PostType {
    QUESTION,
    ANSWER
  }

  /**
   * A question or an answer; what a post need not have is null.
   *
   * @param questionId the question that an answer belongs to; null for a question
   * @param acceptedAnswerId of a question only
   * @param ownerId null where the account is gone; then {@code ownerName} mostly says who it was
   * @param edited when the text last changed, null where it never did
   * @param title of a question only
   * @param tags of a question only; never null
   */
  public record Post(
      long id,
      PostType type,
      Long questionId,
      Long acceptedAnswerId,
      Long ownerId,
      String ownerName,
      Instant created,
      Instant edited,
      String title,
      String html,
      List<String> tags) {}

  public enum LinkType {
    RELATED,
    DUPLICATE
  }

  /** One post points to another; either may be absent from the dump. */
  public record Link(long fromPostId, long toPostId, LinkType type) {}

  private StackExchangeDump(Path folder, ZipFile zip) {
    this.folder = folder;
    this.zip = zip;
  }

  /**
   * A dump to read; its files are opened only when asked for. A file that is neither a folder nor a
   * zip becomes a problem, like a missing {@code Posts.xml}.
   *
   * @throws UncheckedIOException when the path cannot be read
   */
  public static StackExchangeDump open(Path folderOrZip) {
    if (Files.isDirectory(folderOrZip)) {
      return new StackExchangeDump(folderOrZip, null);
    }
    try {
      return new StackExchangeDump(null, new ZipFile(folderOrZip.toFile()));
    } catch (ZipException e) {
      var dump = new StackExchangeDump(null, null);
      dump.add(ImportProblem.at(folderOrZip.getFileName().toString(), 0, "not-a-zip"));
      return dump;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void users(Consumer<User> each) {
    read("Users.xml", false, StackExchangeDump::user, each);
  }

  /** Questions and answers in the order of the file; other types of posts are only counted. */
  public void posts(Consumer<Post> each) {
    skippedPosts = 0;
    read("Posts.xml", true, this::post, each);
  }

  public void links(Consumer<Link> each) {
    read("PostLinks.xml", false, StackExchangeDump::link, each);
  }

  /** What could not be read so far, at most {@link #MOST_PROBLEMS}. */
  public List<ImportProblem> problems() {
    return List.copyOf(problems);
  }

  /** How many posts were neither question nor answer when the posts were last read. */
  public long skippedPosts() {
    return skippedPosts;
  }

  @Override
  public void close() {
    try {
      if (zip != null) {
        zip.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static User user(XmlRows.Row row) {
    return new User(
        row.requiredNumber("Id"),
        row.requiredText("DisplayName"),
        row.requiredTime("CreationDate"));
  }

  private Post post(XmlRows.Row row) {
    var typeId = row.requiredNumber("PostTypeId");
    if (typeId != 1 && typeId != 2) {
      skippedPosts++;
      return null;
    }
    var isQuestion = typeId == 1;
    return new Post(
        row.requiredNumber("Id"),
        isQuestion ? PostType.QUESTION : PostType.ANSWER,
        isQuestion ? null : Long.valueOf(row.requiredNumber("ParentId")),
        isQuestion ? row.number("AcceptedAnswerId") : null,
        row.number("OwnerUserId"),
        row.text("OwnerDisplayName"),
        row.requiredTime("CreationDate"),
        row.time("LastEditDate"),
        isQuestion ? row.requiredText("Title") : null,
        row.requiredText("Body"),
        isQuestion ? tags(row.text("Tags")) : List.of());
  }

  /** Older dumps write {@code <a><b>}, newer ones {@code |a|b|}. */
  private static List<String> tags(String text) {
    if (text == null) {
      return List.of();
    }
    return Arrays.stream(text.split("[<>|]")).filter(tag -> !tag.isBlank()).toList();
  }

  private static Link link(XmlRows.Row row) {
    var from = row.requiredNumber("PostId");
    var to = row.requiredNumber("RelatedPostId");
    return switch ((int) row.requiredNumber("LinkTypeId")) {
      case 1 -> new Link(from, to, LinkType.RELATED);
      case 3 -> new Link(from, to, LinkType.DUPLICATE);
      default -> null;
    };
  }

  private <T> void read(
      String file, boolean required, Function<XmlRows.Row, T> translate, Consumer<T> each) {
    try (var in = stream(file)) {
      if (in != null) {
        new XmlRows(file, this::add).read(in, translate, each);
      } else if (required) {
        add(ImportProblem.at(file, 0, "missing-file"));
      }
    } catch (IOException e) {
      add(ImportProblem.at(file, 0, "unreadable"));
    }
  }

  private InputStream stream(String file) throws IOException {
    if (folder != null) {
      var path = folder.resolve(file);
      return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
    }
    if (zip == null) {
      return null;
    }
    var entry = zip.stream().filter(e -> isFile(e.getName(), file)).findFirst();
    return entry.isPresent() ? zip.getInputStream(entry.get()) : null;
  }

  /** A zip may hold the files in a folder, and one made on a Mac holds shadows of them too. */
  private static boolean isFile(String entry, String file) {
    return (entry.equals(file) || entry.endsWith("/" + file)) && !entry.startsWith("__MACOSX/");
  }

  private void add(ImportProblem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }
}
