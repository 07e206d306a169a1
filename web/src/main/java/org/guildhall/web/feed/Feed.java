package org.guildhall.web.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.guildhall.conversation.Post;

/**
 * A feed, before it is written as XML.
 *
 * @param path names it below {@code /feed/}, as in an address; it never changes
 * @param page the path of the page that it follows, with its query
 * @param since when there was nothing yet: the time of the feed while it is empty
 * @param posts the newest first, with their conversations
 */
record Feed(
    String path, String page, String title, String subtitle, Instant since, List<Post> posts) {
  private static final int TAG_BYTES = 12;

  /** When any of it was last written. */
  Instant updated() {
    return posts.stream().map(Post::writtenAt).max(Instant::compareTo).orElse(since);
  }

  /**
   * A weak entity tag (RFC 9110, section 8.8.3): it differs when a reader would see a difference.
   *
   * @param shown what else it depends on, such as the language
   */
  String entityTag(String shown) {
    var told = new StringBuilder(shown).append('\n').append(title).append('\n').append(subtitle);
    for (var post : posts) {
      told.append('\n')
          .append(post.id())
          .append(' ')
          .append(post.version())
          .append(' ')
          .append(post.author().name());
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(told.toString().getBytes(StandardCharsets.UTF_8));
      return "W/\"" + HexFormat.of().formatHex(bytes, 0, TAG_BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
