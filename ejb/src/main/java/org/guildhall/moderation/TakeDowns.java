package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.conversation.Post;
import org.guildhall.platform.NotFoundException;

/** All that was asked to be taken down. */
@ApplicationScoped
class TakeDowns {
  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);

  @PersistenceContext private EntityManager entities;

  /** What waits for the other office. */
  List<TakeDown> open() {
    return entities
        .createQuery(
            "select t from TakeDown t join fetch t.asker join fetch t.post p join fetch p.author"
                + " where t.openFor is not null order by t.id",
            TakeDown.class)
        .getResultList();
  }

  Optional<TakeDown> open(Post post) {
    return entities
        .createQuery("select t from TakeDown t where t.openFor = :post", TakeDown.class)
        .setParameter("post", post.id().value())
        .getResultStream()
        .findFirst();
  }

  /** Waits for its turn. */
  TakeDown lock(long id) {
    var found = entities.find(TakeDown.class, id, LockModeType.PESSIMISTIC_WRITE, ANEW);
    if (found == null) {
      throw new NotFoundException("take-down", id);
    }
    return found;
  }

  TakeDown add(TakeDown asked) {
    entities.persist(asked);
    return asked;
  }
}
