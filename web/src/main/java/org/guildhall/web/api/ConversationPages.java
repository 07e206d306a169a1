package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.guildhall.conversation.Conversation;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.knowledge.Cards;
import org.guildhall.web.Visitor;

/** Shows a conversation with a page of its posts, in the order in which they were written. */
@ApplicationScoped
class ConversationPages {
  /** How many posts a page has at most, and has where nobody asks for fewer. */
  static final int MOST = 100;

  @Inject private Visitor visitor;
  @Inject private Conversations conversations;
  @Inject private Cards cards;
  @Inject private Answers answers;

  /**
   * A page of a conversation that the visitor may read.
   *
   * @param limit how many posts
   * @param cursor where they go on; null for the first page
   */
  ShownConversation of(Conversation conversation, int limit, String cursor) {
    var rows =
        cursor == null
            ? conversations.asWritten(conversation, limit + 1)
            : Cursor.moment(
                cursor, (at, post) -> conversations.asWritten(conversation, at, post, limit + 1));
    var solved = conversations.solved(conversation, visitor.require().id());
    var page =
        Page.of(
            rows,
            limit,
            post -> ShownPost.of(post, conversation, solved.get(post.id().value()), answers),
            ConversationPages::after);
    return ShownConversation.of(conversation, cards.of(conversation), page, answers);
  }

  private static String after(Post post) {
    return Cursor.after(post.postedAt(), post.id().value());
  }
}
