package org.guildhall.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.guildhall.conversation.Conversation;

/**
 * A conversation with a page of its posts.
 *
 * @param activeAt when someone last wrote in it
 * @param replies how many there are, on all pages
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
    List<ShownPost> posts,
    String next) {

  static ShownConversation of(Conversation conversation, Page<ShownPost> posts, Answers answers) {
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
        posts.items(),
        posts.next());
  }
}
