package org.guildhall.web.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guildhall.conversation.Post;
import org.guildhall.knowledge.Card;
import org.guildhall.knowledge.Doubt;
import org.guildhall.knowledge.Reuse;

/**
 * A card.
 *
 * @param answerMarkdown as it was written
 * @param answerHtml the same as safe HTML, whose addresses are absolute
 * @param postId the post it was captured from
 * @param owner who answers for it
 * @param authors who wrote what it was drawn from
 * @param writer who wrote what it says now
 * @param reviewedAt when somebody last stood for it
 * @param retiredFor null while it is held to be true
 * @param doubts of those who say that it is no longer true
 * @param version its entity tag without the quotes: {@code If-Match: "3"}
 */
public record ShownCard(
    long id,
    String question,
    String answerMarkdown,
    String answerHtml,
    String appliesTo,
    Set<String> tags,
    ShownPlace community,
    long conversationId,
    long postId,
    ShownName owner,
    List<ShownName> authors,
    List<Source> sources,
    ShownName writer,
    Instant createdAt,
    Instant writtenAt,
    Instant reviewedAt,
    LocalDate reviewOn,
    String retiredFor,
    List<Doubted> doubts,
    Solved solvedMine,
    int version,
    String url) {

  /** A post that it was drawn from. */
  public record Source(long postId, ShownName author, String url) {}

  /** That somebody says it is no longer true. */
  public record Doubted(ShownName person, String reason, Instant at) {
    static Doubted of(Doubt doubt) {
      return new Doubted(ShownName.of(doubt.person()), doubt.reason(), doubt.raisedAt());
    }
  }

  /**
   * Whom it, or what it was drawn from, helped: each person once.
   *
   * @param me whether the caller is one of them
   */
  public record Solved(long people, long departments, boolean me) {}

  static ShownCard of(
      Card card, List<Post> sources, List<Doubt> doubts, Reuse reuse, Answers answers) {
    return new ShownCard(
        card.id().value(),
        card.question(),
        card.answer(),
        answers.outside(card.html()),
        card.appliesTo(),
        card.tags(),
        ShownPlace.of(card.community()),
        card.conversation().id().value(),
        card.capturedFrom().id().value(),
        ShownName.of(card.owner()),
        sources.stream().map(Post::author).distinct().map(ShownName::of).toList(),
        sources.stream().map(post -> source(card, post, answers)).toList(),
        ShownName.of(card.writer()),
        card.capturedAt(),
        card.writtenAt(),
        card.reviewedAt(),
        card.reviewOn(),
        card.retiredFor(),
        doubts.stream().map(Doubted::of).toList(),
        new Solved(reuse.people(), reuse.departments(), reuse.reader()),
        card.version(),
        answers.page("/card/show", "id", card.id()));
  }

  private static Source source(Card card, Post post, Answers answers) {
    return new Source(
        post.id().value(),
        ShownName.of(post.author()),
        answers.post(card.conversation().id(), post.id()));
  }
}
