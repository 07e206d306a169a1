package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.platform.NotFoundException;

/** All that was asked to be taken down. */
@ApplicationScoped
class TakeDowns {
  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);

  private static final String ACTS =
      "select a from Act a join fetch a.author join fetch a.community join fetch a.post";

  private static final String DOWN =
      " where a.reversedAt is null and a.id in (select t.act.id from TakeDown t where t.act is not"
          + " null)";

  @PersistenceContext private EntityManager entities;

  /** What waits for the other office. */
  List<TakeDown> open() {
    return entities
        .createQuery(
            "select t from TakeDown t join fetch t.asker join fetch t.post p join fetch p.author"
                + " where t.openFor is not null order by t.id",
            TakeDown.class)
        .setHint("eclipselink.batch", "t.post.conversation.community")
        .getResultList();
  }

  /** By which acts posts are down now, the latest first. */
  List<Act> down(int first, int max) {
    return entities
        .createQuery(ACTS + DOWN + " order by a.id desc", Act.class)
        .setFirstResult(first)
        .setMaxResults(max)
        .getResultList();
  }

  Optional<Act> down(PostId post) {
    return entities
        .createQuery(ACTS + DOWN + " and a.post.id = :post", Act.class)
        .setParameter("post", post.value())
        .getResultStream()
        .findFirst();
  }

  long countDown() {
    return entities.createQuery("select count(a) from Act a" + DOWN, Long.class).getSingleResult();
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
