package org.guildhall.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;

/** All persons that Guildhall knows. */
@ApplicationScoped
public class People {
  @PersistenceContext private EntityManager entities;

  /**
   * The person who acts.
   *
   * @throws DeniedException when the actor is no active colleague of the directory
   */
  public Person require(Actor actor) {
    return actor
        .person()
        .flatMap(this::find)
        .filter(Person::isActive)
        .orElseThrow(() -> new DeniedException("person.denied.unknown"));
  }

  /**
   * @throws NotFoundException when there is none
   */
  public Person require(PersonId id) {
    return find(id).orElseThrow(() -> new NotFoundException("person", id));
  }

  public Optional<Person> find(PersonId id) {
    return Optional.ofNullable(entities.find(Person.class, id.value()));
  }

  /** The persons with these ids, by id; an id that does not exist is missing. */
  public Map<PersonId, Person> all(Collection<PersonId> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery("select p from Person p where p.id in :ids", Person.class)
            .setParameter("ids", ids.stream().map(PersonId::value).toList())
            .getResultStream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
  }

  /** By the name he signs in with, in whatever case it was typed. */
  public Optional<Person> findByUserName(String userName) {
    return entities
        .createQuery("select p from Person p where p.userName = :userName", Person.class)
        .setParameter("userName", userName.strip().toLowerCase(Locale.ROOT))
        .getResultStream()
        .findFirst();
  }

  /**
   * @throws NotFoundException when there is none
   */
  public Person requireByUserName(String userName) {
    return findByUserName(userName).orElseThrow(() -> new NotFoundException("person", userName));
  }

  /** Whether any active colleague reports to this person. */
  public boolean hasReports(PersonId id) {
    return !entities
        .createQuery(
            "select p.id from Person p where p.manager.id = :id and p.active = true", Long.class)
        .setParameter("id", id.value())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Active colleagues in the order of their names, a page of at most {@code max}. */
  public List<Person> active(int first, int max) {
    return entities
        .createQuery(
            "select p from Person p where p.active = true order by p.familyName, p.givenName, p.id",
            Person.class)
        .setFirstResult(first)
        .setMaxResults(max)
        .getResultList();
  }

  /**
   * Active colleagues whose user, given or family name begins so, whatever its case and accents: at
   * most {@code max}, found by index however many there are.
   */
  public List<Person> beginningWith(String typed, int max) {
    var key = NameKey.of(typed);
    if (key == null) {
      return List.of();
    }
    return Stream.of("userNameKey", "givenNameKey", "familyNameKey")
        .flatMap(attribute -> beginningWith(attribute, key, max).stream())
        .distinct()
        .limit(max)
        .toList();
  }

  private List<Person> beginningWith(String attribute, byte[] key, int max) {
    var name = "p." + attribute;
    return entities
        .createQuery(
            "select p from Person p where p.active = true and "
                + (name + " >= :key and " + name + " < :end order by " + name + ", p.id"),
            Person.class)
        .setParameter("key", key)
        .setParameter("end", NameKey.end(key))
        .setMaxResults(max)
        .getResultList();
  }

  /** Pairs of an active colleague and his active manager, by the colleague's id. */
  public long[][] reportingLines() {
    return entities
        .createQuery(
            "select p.id, m.id from Person p join p.manager m where p.active = true and m.active ="
                + " true order by p.id",
            Object[].class)
        .getResultStream()
        .map(pair -> new long[] {(Long) pair[0], (Long) pair[1]})
        .toArray(long[][]::new);
  }

  public long countActive() {
    return entities
        .createQuery("select count(p) from Person p where p.active = true", Long.class)
        .getSingleResult();
  }

  /** Those with these ids, in no order. */
  public List<Person> withIds(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery("select p from Person p where p.id in :ids", Person.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** Ids of active colleagues after {@code after}, ascending, for whoever reads all in turn. */
  public List<Long> activeIdsAfter(long after, int max) {
    return entities
        .createQuery(
            "select p.id from Person p where p.active = true and p.id > :after order by p.id",
            Long.class)
        .setParameter("after", after)
        .setMaxResults(max)
        .getResultList();
  }

  public Set<String> departments() {
    return distinct("department");
  }

  public Set<String> cities() {
    return distinct("city");
  }

  public Set<String> titles() {
    return distinct("title");
  }

  public Set<String> countries() {
    return distinct("country");
  }

  private Set<String> distinct(String attribute) {
    return new TreeSet<>(
        entities
            .createQuery(
                "select distinct p."
                    + attribute
                    + " from Person p where p.active = true and p."
                    + attribute
                    + " is not null",
                String.class)
            .getResultList());
  }

  List<Person> byDirectoryIds(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select p from Person p left join fetch p.manager where p.directoryId in :ids",
                Person.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** Those with these user names, in lower case, in no order; all go into one statement. */
  public List<Person> byUserNames(Collection<String> userNames) {
    return userNames.isEmpty()
        ? List.of()
        : entities
            .createQuery("select p from Person p where p.userName in :names", Person.class)
            .setParameter("names", userNames)
            .getResultList();
  }

  Person add(Person person) {
    entities.persist(person);
    return person;
  }
}
