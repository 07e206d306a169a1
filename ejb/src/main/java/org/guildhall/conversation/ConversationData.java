package org.guildhall.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.guildhall.people.Person;
import org.guildhall.privacy.Kept;
import org.guildhall.privacy.PersonalData;

/** What is kept of people in conversations. */
@ApplicationScoped
class ConversationData implements PersonalData {
  @Inject private Conversations conversations;
  @Inject private PostRenderer renderer;

  @Override
  public List<Kept> kept() {
    return List.of(
        Kept.of("conversations", "conversation", "author_id", "t.id")
            .with("join community c on c.id = t.community_id")
            .tellingAs("community", "c.name")
            .telling("title", "kind", "openedAt", "withheldTitle")
            .saying("kind", "conversation.kind."),
        Kept.of("posts", "post", "author_id", "t.id")
            .with("join conversation c on c.id = t.conversation_id")
            .tellingAs("conversation", "c.title")
            .telling("postedAt", "editedAt", "body", "withheldBody", "takenDownFor")
            .saying("takenDownFor", "legal."),
        Kept.where(
                "post-revisions",
                "post_revision",
                "t.post_id in (select id from post where author_id = ?1)",
                "t.id")
            .with("join post p on p.id = t.post_id join conversation c on c.id = p.conversation_id")
            .tellingAs("conversation", "c.title")
            .telling("writtenAt", "body"),
        Kept.of("solved", "solved_mine", "personId", "t.saidAt, t.postId")
            .with("join post p on p.id = t.postId join conversation c on c.id = p.conversation_id")
            .tellingAs("conversation", "c.title")
            .telling("saidAt"),
        Kept.of("mentions", "mention", "person_id", "t.post_id")
            .with("join post p on p.id = t.post_id join conversation c on c.id = p.conversation_id")
            .tellingAs("conversation", "c.title")
            .tellingAs("postedAt", "p.postedAt"));
  }

  /** The links that led to him; what others wrote stays as they wrote it. */
  @Override
  public void erase(Person former) {
    conversations.mentioning(former).forEach(post -> renderer.render(post, post.body()));
  }
}
