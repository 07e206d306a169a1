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

  /** One's own post, for as long as one may talk there. */
  public Decision mayEdit(Person person, Post post) {
    if (!post.author().id().equals(person.id())) {
      return Decision.denied("conversation.denied.not-author");
    }
    return communityPolicy.mayTalk(person, post.conversation().community());
  }

  /** Whoever asked chooses the answer, among the replies. */
  public Decision mayAccept(Person person, Post post) {
    var conversation = post.conversation();
    if (!conversation.isQuestion()) {
      return Decision.denied("conversation.denied.no-question");
    }
    if (post.isOpening()) {
      return Decision.denied("conversation.denied.no-answer");
    }
    if (!conversation.author().id().equals(person.id())) {
      return Decision.denied("conversation.denied.not-asker");
    }
    return communityPolicy.mayRead(person, conversation.community());
  }

  /** Anyone who reads a reply of someone else's; one need not be a member to have been helped. */
  public Decision maySaySolvedMine(Person person, Post post) {
    if (post.isOpening()) {
      return Decision.denied("conversation.denied.no-answer");
    }
    if (post.author().id().equals(person.id())) {
      return Decision.denied("conversation.denied.own-answer");
    }
    if (!person.isActive()) {
      return Decision.denied("person.denied.unknown");
    }
    return communityPolicy.mayRead(person, post.conversation().community());
  }

  /** Administrators only: what is brought in carries other people's names. */
  public Decision mayBringIn(Actor actor) {
    if (!actor.administrator()) {
      return Decision.denied("conversation.denied.administrator");
    }
    return Decision.allowed();
  }
}
