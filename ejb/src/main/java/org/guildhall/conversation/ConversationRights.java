package org.guildhall.conversation;

import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/**
 * What one person may do in one conversation and to its posts, asked of the database once, however
 * many posts there are. {@link ConversationPolicy} gives it.
 *
 * @param mayRead whether he may read it
 * @param mayReply whether he may talk there
 */
public record ConversationRights(
    Person person, Conversation conversation, Decision mayRead, Decision mayReply) {

  /** One's own post, for as long as one may talk there, unless the law took it down. */
  public Decision mayEdit(Post post) {
    if (!isBy(post)) {
      return Decision.denied("conversation.denied.not-author");
    }
    if (post.isTakenDown()) {
      return Decision.denied("conversation.denied.taken-down");
    }
    return mayReply;
  }

  /** Whoever asked chooses the answer, among the replies. */
  public Decision mayAccept(Post post) {
    if (!conversation.isQuestion()) {
      return Decision.denied("conversation.denied.no-question");
    }
    if (post.isOpening()) {
      return Decision.denied("conversation.denied.no-answer");
    }
    if (!conversation.author().id().equals(person.id())) {
      return Decision.denied("conversation.denied.not-asker");
    }
    return mayRead;
  }

  /** Anyone who reads an answer of someone else's; one need not be a member to have been helped. */
  public Decision maySaySolvedMine(Post post) {
    if (!post.isAnswer()) {
      return Decision.denied("conversation.denied.no-answer");
    }
    if (isBy(post)) {
      return Decision.denied("conversation.denied.own-answer");
    }
    if (!person.isActive()) {
      return Decision.denied("person.denied.unknown");
    }
    return mayRead;
  }

  private boolean isBy(Post post) {
    return post.author().id().equals(person.id());
  }
}
