package org.guildhall.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;

/** Those who left the firm, and who they were is not erased yet. */
@ApplicationScoped
class Leavers {
  private static final String THESE =
      " from Person p where p.leftAt is not null and p.erasedAt is null";

  @PersistenceContext private EntityManager entities;

  /** A page of them, who left first before the others. */
  List<Person> all(int first, int max) {
    return entities
        .createQuery("select p" + THESE + " order by p.leftAt, p.id", Person.class)
        .setFirstResult(first)
        .setMaxResults(max)
        .getResultList();
  }

  long count() {
    return entities.createQuery("select count(p)" + THESE, Long.class).getSingleResult();
  }

  /**
   * Newcomers, whom the sign-in knows and no directory names: none says when they leave. By name,
   * at most {@code max}.
   */
  List<Person> newcomers(int max) {
    return entities
        .createQuery(
            "select p from Person p where p.active = true and p.directoryId is null order by"
                + " p.familyName, p.givenName, p.id",
            Person.class)
        .setMaxResults(max)
        .getResultList();
  }

  /** Ids of those who left before that time, at most {@code max}. */
  List<Long> leftBefore(Instant time, int max) {
    return entities
        .createQuery(
            "select p.id" + THESE + " and p.leftAt < :time order by p.leftAt, p.id", Long.class)
        .setParameter("time", time)
        .setMaxResults(max)
        .getResultList();
  }

  /** How many of them left then; the end is not part of it. */
  long countLeft(Instant from, Instant to) {
    return entities
        .createQuery(
            "select count(p)" + THESE + " and p.leftAt >= :from and p.leftAt < :to", Long.class)
        .setParameter("from", from)
        .setParameter("to", to)
        .getSingleResult();
  }

  /**
   * Waits for whoever changes him.
   *
   * @throws NotFoundException when he is none of them
   */
  Person lock(PersonId id) {
    var person = entities.find(Person.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (person == null) {
      throw new NotFoundException("person", id);
    }
    entities.refresh(person);
    if (person.leftAt().isEmpty() || person.isErased()) {
      throw new NotFoundException("leaver", id);
    }
    return person;
  }
}
