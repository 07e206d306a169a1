package org.guildhall.conversation;

import java.time.Instant;

/** A conversation as a list shows it. */
public record ConversationSummary(
    long id,
    String title,
    Kind kind,
    String communitySlug,
    String communityName,
    String authorUserName,
    String authorGivenName,
    String authorFamilyName,
    Instant openedAt,
    Instant activeAt,
    int replies,
    Long acceptedPostId) {

  public String authorName() {
    return (authorGivenName + " " + authorFamilyName).strip();
  }

  public boolean isQuestion() {
    return kind == Kind.QUESTION;
  }

  public boolean isAnswered() {
    return acceptedPostId != null;
  }
}
