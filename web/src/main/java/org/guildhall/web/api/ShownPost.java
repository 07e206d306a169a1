package org.guildhall.web.api;

import java.time.Instant;
import java.util.Locale;
import org.guildhall.conversation.Conversation;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.SolvedTally;

/**
 * What one person wrote.
 *
 * @param bodyMarkdown as it was written
 * @param bodyHtml the same as safe HTML, whose addresses are absolute
 * @param editedAt null: never
 * @param version its entity tag without the quotes: {@code If-Match: "3"}
 * @param accepted whether it is the answer that was accepted
 * @param collapsed the clause that it was found to break: it is to be read behind one click that
 *     names that; null: it is not collapsed
 * @param takenDown the legal reason for which it has no text any more; null: it is not taken down
 */
public record ShownPost(
    long id,
    ShownName author,
    String bodyMarkdown,
    String bodyHtml,
    Instant createdAt,
    Instant editedAt,
    int version,
    boolean opening,
    boolean accepted,
    ShownClause collapsed,
    String takenDown,
    Solved solvedMine,
    String url) {

  /**
   * Whom it helped.
   *
   * @param people how many said that it solved the same for them
   * @param me whether the caller did
   */
  public record Solved(long people, boolean me) {
    static final Solved NOBODYS = new Solved(0, false);

    static Solved of(SolvedTally tally) {
      return tally == null ? NOBODYS : new Solved(tally.people(), tally.isForReader());
    }
  }

  static ShownPost of(Post post, Conversation conversation, SolvedTally solved, Answers answers) {
    return new ShownPost(
        post.id().value(),
        ShownName.of(post.author()),
        post.body(),
        answers.outside(post.html()),
        post.postedAt(),
        post.editedAt().orElse(null),
        post.version(),
        post.isOpening(),
        conversation.isAccepted(post),
        answers.broken(post),
        post.isTakenDown() ? post.takenDownFor().toLowerCase(Locale.ROOT).replace('_', '-') : null,
        Solved.of(solved),
        answers.post(conversation.id(), post.id()));
  }
}
