package org.guildhall.importer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.guildhall.platform.BusinessException;

/**
 * A dump of a Stack Exchange site, as a folder or a zip file of its XML files.
 *
 * <p>Each file is read as often as it is asked for, one row at a time, so that its size does not
 * matter. Only {@code Posts.xml} must be there.
 */
public class StackExchangeDump implements AutoCloseable {
  /** People's words shrink to a sixth. What shrinks to less than this part is no dump. */
  static final int SHRINKS_MOST = 100;

  /** In bytes: smaller files may shrink as they like. */
  static final long SMALL = 64L * 1024 * 1024;

  private final Path folder;
  private final ZipFile zip;

  /** A file of the dump. */
  public enum Part {
    USERS("Users.xml"),
    POSTS("Posts.xml"),
    COMMENTS("Comments.xml"),
    LINKS("PostLinks.xml");

    private final String file;

    Part(String file) {
      this.file = file;
    }

    public String file() {
      return file;
    }
  }

  /**
   * @param id negative for the site's own account
   */
  public record User(long id, String displayName) {}

  public enum PostType {
    QUESTION,
    ANSWER,
    /** Wikis, nominations and the like, which are no part of a conversation. */
    OTHER
  }

  /**
   * A question or an answer; what a post need not have is null.
   *
   * @param line where it stands in its file
   * @param questionId the question that an answer belongs to; null for others
   * @param acceptedAnswerId of a question only
   * @param ownerId null where the account is gone; then {@code ownerName} mostly says who it was
   * @param edited when the text last changed, null where it never did
   * @param title of a question only
   * @param tags of a question only; never null
   */
  public record Post(
      int line,
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

  /**
   * A remark on a post.
   *
   * @param line where it stands in its file
   * @param text in the little Markdown that the site allows there
   */
  public record Comment(
      int line,
      long id,
      long postId,
      Long ownerId,
      String ownerName,
      Instant created,
      String text) {}

  /** One post points to another; either may be absent from the dump. */
  public record Link(long fromPostId, long toPostId) {}

  /** Who takes the rows of a file, in its order. */
  public interface Taker<T> {
    /** How many rows from the first on are passed over. */
    default long skip() {
      return 0;
    }

    void take(T row);

    /** Something in the file, mostly one row, cannot be read; the others are all the same. */
    default void problem(ImportProblem problem) {}

    /**
     * A row is done, whatever became of it.
     *
     * @param bytes how much of the file has been read
     */
    default void passed(long bytes) {}
  }

  private StackExchangeDump(Path folder, ZipFile zip) {
    this.folder = folder;
    this.zip = zip;
  }

  /**
   * A dump to read; its files are opened only when asked for.
   *
   * @throws BusinessException when the file is no zip, has no {@code Posts.xml}, or is a bomb
   * @throws UncheckedIOException when the path cannot be read
   */
  public static StackExchangeDump open(Path folderOrZip) {
    var dump =
        Files.isDirectory(folderOrZip)
            ? new StackExchangeDump(folderOrZip, null)
            : new StackExchangeDump(null, zip(folderOrZip));
    try {
      dump.check();
      return dump;
    } catch (RuntimeException e) {
      dump.close();
      throw e;
    }
  }

  private static ZipFile zip(Path path) {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw new BusinessException("import.denied.not-a-zip");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check() {
    if (size(Part.POSTS) < 0) {
      throw new BusinessException("import.denied.no-posts");
    }
    for (var part : Part.values()) {
      var entry = zip == null ? null : entry(part);
      if (entry != null
          && entry.getSize() > SMALL
          && entry.getSize() / SHRINKS_MOST > entry.getCompressedSize()) {
        throw new BusinessException("import.denied.bomb", part.file());
      }
    }
  }

  /** In bytes, not compressed; negative where there is no such file. */
  public long size(Part part) {
    try {
      if (zip == null) {
        var path = folder.resolve(part.file());
        return Files.isRegularFile(path) ? Files.size(path) : -1;
      }
      var entry = entry(part);
      return entry == null ? -1 : entry.getSize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void users(Taker<User> taker) {
    read(Part.USERS, StackExchangeDump::user, taker);
  }

  public void posts(Taker<Post> taker) {
    read(Part.POSTS, StackExchangeDump::post, taker);
  }

  public void comments(Taker<Comment> taker) {
    read(Part.COMMENTS, StackExchangeDump::comment, taker);
  }

  public void links(Taker<Link> taker) {
    read(Part.LINKS, StackExchangeDump::link, taker);
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
    return new User(row.requiredNumber("Id"), row.requiredText("DisplayName"));
  }

  private static Post post(XmlRows.Row row) {
    var type =
        switch ((int) row.requiredNumber("PostTypeId")) {
          case 1 -> PostType.QUESTION;
          case 2 -> PostType.ANSWER;
          default -> PostType.OTHER;
        };
    var asks = type == PostType.QUESTION;
    var says = type != PostType.OTHER;
    return new Post(
        row.line(),
        row.requiredNumber("Id"),
        type,
        type == PostType.ANSWER ? Long.valueOf(row.requiredNumber("ParentId")) : null,
        asks ? row.number("AcceptedAnswerId") : null,
        row.number("OwnerUserId"),
        row.text("OwnerDisplayName"),
        says ? row.requiredTime("CreationDate") : null,
        says ? row.time("LastEditDate") : null,
        asks ? row.requiredText("Title") : null,
        says ? row.requiredText("Body") : null,
        asks ? tags(row.text("Tags")) : List.of());
  }

  /** Older dumps write {@code <a><b>}, newer ones {@code |a|b|}. */
  private static List<String> tags(String text) {
    if (text == null) {
      return List.of();
    }
    return Arrays.stream(text.split("[<>|]")).filter(tag -> !tag.isBlank()).toList();
  }

  private static Comment comment(XmlRows.Row row) {
    return new Comment(
        row.line(),
        row.requiredNumber("Id"),
        row.requiredNumber("PostId"),
        row.number("UserId"),
        row.text("UserDisplayName"),
        row.requiredTime("CreationDate"),
        row.requiredText("Text"));
  }

  private static Link link(XmlRows.Row row) {
    return new Link(row.requiredNumber("PostId"), row.requiredNumber("RelatedPostId"));
  }

  private <T> void read(Part part, Function<XmlRows.Row, T> translate, Taker<T> taker) {
    try (var file = stream(part)) {
      if (file != null) {
        var counted = new Counted(file, size(part));
        new XmlRows(part.file(), taker::problem)
            .read(
                counted, taker.skip(), translate, taker::take, () -> taker.passed(counted.bytes()));
      }
    } catch (IOException e) {
      taker.problem(ImportProblem.at(part.file(), 0, "unreadable"));
    }
  }

  private InputStream stream(Part part) throws IOException {
    if (zip == null) {
      var path = folder.resolve(part.file());
      return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
    }
    var entry = entry(part);
    return entry == null ? null : zip.getInputStream(entry);
  }

  /** A zip may hold the files in a folder, and one made on a Mac holds shadows of them too. */
  private ZipEntry entry(Part part) {
    return zip.stream()
        .filter(entry -> isFile(entry.getName(), part.file()))
        .findFirst()
        .orElse(null);
  }

  private static boolean isFile(String entry, String file) {
    return (entry.equals(file) || entry.endsWith("/" + file)) && !entry.startsWith("__MACOSX/");
  }

  /** Counts what is read, and stops a file that is longer than it says. */
  private static class Counted extends FilterInputStream {
    private final long most;
    private long bytes;

    Counted(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    long bytes() {
      return bytes;
    }

    @Override
    public int read() throws IOException {
      int result = super.read();
      return count(result, result < 0 ? 0 : 1);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int result = super.read(into, offset, length);
      return count(result, Math.max(0, result));
    }

    private int count(int result, int more) throws IOException {
      bytes += more;
      if (bytes > most) {
        throw new IOException("the file is longer than the " + most + " bytes it is said to have");
      }
      return result;
    }
  }
}
