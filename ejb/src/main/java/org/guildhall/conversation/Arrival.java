package org.guildhall.conversation;

import java.time.Instant;
import java.util.List;
import org.guildhall.people.PersonId;

/**
 * A conversation from elsewhere, as it comes in: with its authors and its times.
 *
 * @param title at most {@link Opening#TITLE_MAX} characters
 * @param tags as they were there; {@link Tags} makes ours of them
 * @param posts the opening first, then the replies in the order they were written
 */
public record Arrival(Kind kind, String title, List<String> tags, List<ArrivedPost> posts) {
  /** Longest post, in UTF-16 units: elsewhere one may have written more than here. */
  public static final int BODY_MAX = 100_000;

  /**
   * One post of it.
   *
   * @param origin names it where it comes from, so that it comes in once; the opening's is that of
   *     the conversation too
   * @param body Markdown, at most {@link #BODY_MAX} characters
   * @param editedAt when its text last changed; null where it never did
   * @param accepted whether it is the accepted answer
   */
  public record ArrivedPost(
      String origin,
      PersonId author,
      String body,
      Instant postedAt,
      Instant editedAt,
      boolean accepted) {}

  ArrivedPost opening() {
    return posts.getFirst();
  }
}
