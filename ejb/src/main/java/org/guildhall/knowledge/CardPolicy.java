package org.guildhall.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.community.Role;
import org.guildhall.conversation.ConversationPolicy;
import org.guildhall.conversation.Post;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/** Who may capture, read, revise, doubt, review and own cards. */
@ApplicationScoped
public class CardPolicy {
  @Inject private Communities communities;
  @Inject private CommunityPolicy communityPolicy;
  @Inject private ConversationPolicy conversationPolicy;

  /** Members, from what can help somebody. */
  public Decision mayCapture(Person person, Post post) {
    return mayCapture(post, conversationPolicy.mayReply(person, post.conversation()));
  }

  /** The same where it is known whether he may talk there. */
  public Decision mayCapture(Post post, Decision mayTalk) {
    if (!post.isAnswer()) {
      return Decision.denied("card.denied.no-answer");
    }
    if (post.isCollapsed() || post.isTakenDown()) {
      return Decision.denied("card.denied.withheld");
    }
    return mayTalk;
  }

  /** Whoever may read the conversation it was captured from, unless the law took down a source. */
  public Decision mayRead(Person person, Card card) {
    if (card.sources().stream().anyMatch(Post::isTakenDown)) {
      return Decision.denied("conversation.denied.taken-down");
    }
    return conversationPolicy.mayRead(person, card.conversation());
  }

  /** All he may do with it, but to own it. */
  public CardRights rights(Person person, Card card) {
    var community = card.community();
    var membership =
        person.isActive() ? communities.membership(community, person).orElse(null) : null;
    return membership == null
        ? new CardRights(
            person,
            card,
            mayRead(person, card),
            Decision.denied("community.denied.not-member"),
            false)
        : new CardRights(
            person,
            card,
            mayRead(person, card),
            communityPolicy.mayTalk(community),
            membership.role() == Role.LEADER);
  }

  /** A member takes over what was owned by someone who left the firm or the community. */
  public Decision mayOwn(CardRights rights) {
    if (rights.isOwner()) {
      return Decision.denied("card.denied.own");
    }
    var owner = rights.card().owner();
    if (owner.isActive() && communities.membership(rights.card().community(), owner).isPresent()) {
      return Decision.denied("card.denied.owned");
    }
    return rights.mayTalk();
  }
}
