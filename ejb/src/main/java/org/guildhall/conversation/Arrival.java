package org.guildhall.conversation;

import java.time.Instant;
import java.util.List;
import org.guildhall.people.PersonId;

/**
 * A conversation from elsewhere, as it comes in: with its authors and its times.
 *
 * @param origin names it where it comes from, so that it comes in once
 * @param posts the opening first
 */
public record Arrival(
    String origin, Kind kind, String title, List<String> tags, List<ArrivedPost> posts) {

  /**
   * One post of it.
   *
   * @param body Markdown
   * @param accepted whether it is the accepted answer
   */
  public record ArrivedPost(
      String origin, PersonId author, String body, Instant postedAt, boolean accepted) {}
}
