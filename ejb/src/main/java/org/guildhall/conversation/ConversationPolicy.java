package org.guildhall.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.people.Actor;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/** Who may read, open, reply, edit, accept, say "solved mine", and bring conversations in. */
@ApplicationScoped
public class ConversationPolicy {
  @Inject private CommunityPolicy communityPolicy;

  public Decision mayRead(Person person, Conversation conversation) {
    return communityPolicy.mayRead(person, conversation.community());
  }

  public Decision mayOpen(Person person, Community community) {
    return communityPolicy.mayTalk(person, community);
  }

  public Decision mayReply(Person person, Conversation conversation) {
    return communityPolicy.mayTalk(person, conversation.community());
  }

  public Decision mayEdit(Person person, Post post) {
    return rights(person, post.conversation()).mayEdit(post);
  }

  public Decision mayAccept(Person person, Post post) {
    return rights(person, post.conversation()).mayAccept(post);
  }

  public Decision maySaySolvedMine(Person person, Post post) {
    return rights(person, post.conversation()).maySaySolvedMine(post);
  }

  /** All he may do there, for a page that shows every post with its buttons. */
  public ConversationRights rights(Person person, Conversation conversation) {
    var mayReply = mayReply(person, conversation);
    // Whoever may talk there may read, which saves asking for his membership once more.
    var mayRead = mayReply.isAllowed() ? mayReply : mayRead(person, conversation);
    return new ConversationRights(person, conversation, mayRead, mayReply);
  }

  /** Administrators only: what is brought in carries other people's names. */
  public Decision mayBringIn(Actor actor) {
    if (!actor.administrator()) {
      return Decision.denied("conversation.denied.administrator");
    }
    return Decision.allowed();
  }
}
