package org.guildhall.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.guildhall.conversation.Conversation;
import org.guildhall.knowledge.CardSummary;

/**
 * A conversation with a page of its posts.
 *
 * @param activeAt when someone last wrote in it
 * @param replies how many there are, on all pages
 * @param cards those captured from its posts
 * @param posts the opening first, then the replies as they were written
 * @param next names the page of posts that follows; null after the last
 */
public record ShownConversation(
    long id,
    String kind,
    String title,
    Set<String> tags,
    ShownPlace community,
    ShownName author,
    Instant createdAt,
    Instant activeAt,
    int replies,
    boolean answered,
    String url,
    List<CardOf> cards,
    List<ShownPost> posts,
    String next) {

  /** A card that was captured from one of its posts. */
  public record CardOf(long id, String question, long postId, boolean retired, String url) {}

  static ShownConversation of(
      Conversation conversation, List<CardSummary> cards, Page<ShownPost> posts, Answers answers) {
    return new ShownConversation(
        conversation.id().value(),
        JsonBody.word(conversation.kind()),
        conversation.title(),
        conversation.tags(),
        ShownPlace.of(conversation.community()),
        ShownName.of(conversation.author()),
        conversation.openedAt(),
        conversation.activeAt(),
        conversation.replyCount(),
        conversation.hasAccepted(),
        answers.page("/conversation/show", "id", conversation.id()),
        cards.stream().map(card -> card(card, answers)).toList(),
        posts.items(),
        posts.next());
  }

  private static CardOf card(CardSummary card, Answers answers) {
    return new CardOf(
        card.id(),
        card.question(),
        card.post(),
        card.isRetired(),
        answers.page("/card/show", "id", card.id()));
  }
}
