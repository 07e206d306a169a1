package org.guildhall.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who is a boss: whoever has at least one active direct report, or a title on HR's list. There is
 * no exception for anyone.
 */
@ApplicationScoped
public class Bosses {
  /** More ids in one statement than any database refuses. */
  private static final int AT_ONCE = 1_000;

  @PersistenceContext private EntityManager entities;

  /** HR's list, compared without regard to case and spaces around. */
  @Inject
  @ConfigProperty(name = "guildhall.people.boss-titles")
  private Optional<List<String>> titles;

  /**
   * What makes someone a boss.
   *
   * @param reports who reports to him
   * @param title his own, folded, if it is on HR's list
   */
  public record Ground(Person person, Set<PersonId> reports, Optional<String> title) {}

  public boolean isBoss(Person person) {
    return !among(List.of(person)).isEmpty();
  }

  /** Why someone is a boss; nothing of it for whoever is none. */
  public Ground ground(Person person) {
    var reports = reports(person).stream().map(Person::id).collect(Collectors.toUnmodifiableSet());
    var title = Optional.ofNullable(person.title()).map(Bosses::folded).filter(listed()::contains);
    return new Ground(person, reports, title);
  }

  /** The active direct reports of someone, by user name. */
  public List<Person> reports(Person person) {
    return entities
        .createQuery(
            "select p from Person p where p.active = true and p.manager = :person order by"
                + " p.userName",
            Person.class)
        .setParameter("person", person)
        .getResultList();
  }

  private Set<String> listed() {
    return titles.orElse(List.of()).stream().map(Bosses::folded).collect(Collectors.toSet());
  }

  /** Those of them who are bosses. */
  public Set<PersonId> among(Collection<Person> persons) {
    var listed = listed();
    var bosses =
        persons.stream()
            .filter(person -> person.title() != null && listed.contains(folded(person.title())))
            .map(Person::id)
            .collect(Collectors.toSet());
    var ids = persons.stream().map(person -> person.id().value()).toList();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      withReports(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
          .forEach(id -> bosses.add(new PersonId(id)));
    }
    return bosses;
  }

  private List<Long> withReports(List<Long> ids) {
    return entities
        .createQuery(
            "select distinct p.manager.id from Person p where p.active = true and p.manager.id in"
                + " :ids",
            Long.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  private static String folded(String title) {
    return title.strip().toLowerCase(Locale.ROOT);
  }
}
