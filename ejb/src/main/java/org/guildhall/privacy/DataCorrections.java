package org.guildhall.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.people.Person;
import org.guildhall.platform.NotFoundException;

/** All that people say is wrong of what is kept about them. */
@ApplicationScoped
class DataCorrections {
  private static final Map<String, Object> ANEW =
      Map.of("jakarta.persistence.cache.retrieveMode", CacheRetrieveMode.BYPASS);

  @PersistenceContext private EntityManager entities;

  /** Those that nobody has answered, who asked first before the others; at most {@code max}. */
  List<DataCorrection> waiting(int max) {
    return entities
        .createQuery(
            "select c from DataCorrection c join fetch c.person where c.corrected is null order by"
                + " c.askedAt, c.id",
            DataCorrection.class)
        .setMaxResults(max)
        .getResultList();
  }

  /** His last one. */
  Optional<DataCorrection> last(Person person) {
    return entities
        .createQuery(
            "select c from DataCorrection c where c.person = :person order by c.id desc",
            DataCorrection.class)
        .setParameter("person", person)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * Waits for its turn: it is answered once.
   *
   * @throws NotFoundException when there is none
   */
  DataCorrection lock(long id) {
    var found = entities.find(DataCorrection.class, id, LockModeType.PESSIMISTIC_WRITE, ANEW);
    if (found == null) {
      throw new NotFoundException("data correction", id);
    }
    return found;
  }

  /** Waits for its turn: what one person asks for is taken one after the other. */
  void lock(Person person) {
    entities.lock(person, LockModeType.PESSIMISTIC_WRITE);
  }

  void add(DataCorrection correction) {
    entities.persist(correction);
    entities.flush();
  }
}
