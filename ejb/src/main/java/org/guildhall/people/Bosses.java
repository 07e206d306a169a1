package org.guildhall.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.platform.NotFoundException;

/**
 * Who is a boss: whoever has at least one active direct report, or a title on HR's list. There is
 * no exception for anyone.
 */
@ApplicationScoped
public class Bosses {
  /** More ids in one statement than any database refuses. */
  private static final int AT_ONCE = 1_000;

  @PersistenceContext private EntityManager entities;

  /** What of HR's list the server's settings name; the rest is kept on a page. */
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
    var title =
        Optional.ofNullable(person.title())
            .map(BossTitle::folded)
            .filter(folded -> isTitled(person));
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

  /** Whether somebody's title is on HR's list. */
  boolean isTitled(Person person) {
    return person.title() != null && isListed(person.title());
  }

  boolean isListed(String title) {
    var folded = BossTitle.folded(title);
    return set().contains(folded) || entities.find(BossTitle.class, folded) != null;
  }

  void list(BossTitle title) {
    entities.persist(title);
  }

  /**
   * @throws NotFoundException when nobody has listed it on the page
   */
  void unlist(String title) {
    var listed = entities.find(BossTitle.class, BossTitle.folded(title));
    if (listed == null) {
      throw new NotFoundException("title", title);
    }
    entities.remove(listed);
  }

  /** All titles on the list, by title, with how many colleagues bear each. */
  List<BossTitleService.Listed> listed() {
    var bearers = new HashMap<String, Long>();
    entities
        .createQuery(
            "select p.title, count(p) from Person p where p.active = true and p.title is not null"
                + " group by p.title",
            Object[].class)
        .getResultStream()
        .forEach(row -> bearers.merge(BossTitle.folded((String) row[0]), (Long) row[1], Long::sum));
    var all = new TreeMap<String, BossTitleService.Listed>();
    for (var title : ofPage()) {
      all.put(BossTitle.folded(title.title()), listed(title.title(), bearers, false));
    }
    for (var title : titles.orElse(List.of())) {
      all.put(BossTitle.folded(title), listed(title.strip(), bearers, true));
    }
    return List.copyOf(all.values());
  }

  private static BossTitleService.Listed listed(
      String title, Map<String, Long> bearers, boolean set) {
    return new BossTitleService.Listed(
        title, bearers.getOrDefault(BossTitle.folded(title), 0L), set);
  }

  private List<BossTitle> ofPage() {
    return entities.createQuery("select t from BossTitle t", BossTitle.class).getResultList();
  }

  /** Those that the server's settings name, folded. */
  private Set<String> set() {
    return titles.orElse(List.of()).stream().map(BossTitle::folded).collect(Collectors.toSet());
  }

  /** Those of them who are bosses. */
  public Set<PersonId> among(Collection<Person> persons) {
    var listed = set();
    if (persons.stream().anyMatch(person -> person.title() != null)) {
      ofPage().forEach(title -> listed.add(BossTitle.folded(title.title())));
    }
    var bosses =
        persons.stream()
            .filter(
                person ->
                    person.title() != null && listed.contains(BossTitle.folded(person.title())))
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
}
