package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guildhall.people.Bosses;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;

/** The rule that no boss leads, and all that was said about directory data that are wrong. */
@ApplicationScoped
public class Corrections {
  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);

  @PersistenceContext private EntityManager entities;
  @Inject private Bosses bosses;

  /**
   * Whether the rule keeps someone from standing in an election, and from leading after it: he is a
   * boss, and no correction covers all that makes him one.
   */
  boolean isBarred(Person person, Election election) {
    if (!bosses.isBoss(person)) {
      return false;
    }
    var correction = of(election, person);
    return correction.isEmpty() || !correction.get().covers(bosses.ground(person));
  }

  /** What someone said in an election. */
  public Optional<Correction> of(Election election, Person person) {
    return entities
        .createQuery(
            "select c from Correction c where c.election = :election and c.person = :person",
            Correction.class)
        .setParameter("election", election)
        .setParameter("person", person)
        .getResultStream()
        .findFirst();
  }

  /** All that were said in an election, by whom. */
  public Map<PersonId, Correction> of(Election election) {
    return entities
        .createQuery("select c from Correction c where c.election = :election", Correction.class)
        .setParameter("election", election)
        .getResultStream()
        .collect(Collectors.toMap(one -> one.person().id(), Function.identity()));
  }

  /** Those that HR may still answer, the most urgent first. */
  public List<Correction> waiting(Instant now) {
    return entities
        .createQuery(
            "select c from Correction c join fetch c.person join fetch c.election e join fetch"
                + " e.community where c.granted is null and c.dueAt > :now order by c.dueAt, c.id",
            Correction.class)
        .setParameter("now", now)
        .getResultList();
  }

  /** How many these are. */
  public long countWaiting(Instant now) {
    return entities
        .createQuery(
            "select count(c) from Correction c where c.granted is null and c.dueAt > :now",
            Long.class)
        .setParameter("now", now)
        .getSingleResult();
  }

  /**
   * Waits for its turn: it is answered once.
   *
   * @throws NotFoundException when there is none
   */
  Correction lock(long id) {
    var correction = entities.find(Correction.class, id, LockModeType.PESSIMISTIC_WRITE, ANEW);
    if (correction == null) {
      throw new NotFoundException("correction", id);
    }
    return correction;
  }

  void add(Correction correction) {
    entities.persist(correction);
  }
}
