package org.guildhall.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityMerged;

/**
 * Takes the conversations of a community that was merged along, in the same transaction. Their
 * addresses stay.
 */
@ApplicationScoped
class MoveConversations {
  @PersistenceContext private EntityManager entities;
  @Inject private Event<ConversationsMoved> conversationsMoved;

  @Transactional(Transactional.TxType.MANDATORY)
  void merged(@Observes CommunityMerged merged) {
    var posts =
        entities
            .createQuery(
                "select p.id from Post p where p.conversation.community.id = :from order by p.id",
                Long.class)
            .setParameter("from", merged.from().value())
            .getResultStream()
            .map(PostId::new)
            .toList();
    entities
        .createQuery("update Conversation c set c.community = :into where c.community.id = :from")
        .setParameter("from", merged.from().value())
        .setParameter("into", entities.getReference(Community.class, merged.into().value()))
        .executeUpdate();
    conversationsMoved.fire(new ConversationsMoved(merged.into(), posts));
  }
}
