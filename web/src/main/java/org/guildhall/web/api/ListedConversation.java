package org.guildhall.web.api;

import java.time.Instant;
import java.util.Set;
import org.guildhall.conversation.ConversationSummary;

/**
 * A conversation in a list.
 *
 * @param activeAt when someone last wrote in it
 * @param answered whether a reply was accepted as the answer
 */
public record ListedConversation(
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
    String url) {

  static ListedConversation of(
      ConversationSummary conversation, Set<String> tags, Answers answers) {
    return new ListedConversation(
        conversation.id(),
        JsonBody.word(conversation.kind()),
        conversation.title(),
        tags,
        new ShownPlace(conversation.communitySlug(), conversation.communityName()),
        ShownName.ofAuthor(conversation),
        conversation.openedAt(),
        conversation.activeAt(),
        conversation.replies(),
        conversation.isAnswered(),
        answers.page("/conversation/show", "id", conversation.id()));
  }
}
