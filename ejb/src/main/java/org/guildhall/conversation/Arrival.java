package org.guildhall.conversation;

import java.time.Instant;
import java.util.List;
import org.guildhall.people.PersonId;

/**
 * One post from elsewhere, as it comes in: with its author and its times.
 *
 * @param origin names it where it comes from, so that it comes in once
 * @param opening what it opens a conversation with; null for a reply
 * @param inReplyTo origin of any post of the conversation that it replies in; null for an opening
 * @param body Markdown
 * @param editedAt when its text last changed; null where it never did
 */
public record Arrival(
    String origin,
    ArrivingOpening opening,
    String inReplyTo,
    PersonId author,
    String body,
    Instant postedAt,
    Instant editedAt) {

  /** Longest body, in UTF-16 units: elsewhere one may have written more than here. */
  public static final int BODY_MAX = 100_000;

  /**
   * What an opening has beside its text.
   *
   * @param title at most {@link Opening#TITLE_MAX} characters
   * @param tags as they were there; {@link Tags} makes ours of them
   */
  public record ArrivingOpening(Kind kind, String title, List<String> tags) {}
}
