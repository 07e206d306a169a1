package org.guildhall.moderation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.people.PersonId;

/**
 * What of moderation concerns one person, in one statement, for his home page. It compares no truth
 * values: with numbers in its select clause, the persistence provider writes them as H2 does not
 * take them.
 */
@ApplicationScoped
public class Matters {
  private static final String ALL =
      "select 0, a.id, k.name, k.slug, a.decidedAt from Act a join a.community k where"
          + " a.author.id = :person and a.decidedAt > :since and a.outcome <>"
          + " org.guildhall.moderation.Outcome.NO_BREACH union all select 1, t.id, k.name, k.slug,"
          + " j.dueAt from Juror j join j.appeal e join e.act t join t.community k where j.person.id"
          + " = :person and j.asksFor is not null and e.decidedAt is null and j.upholds is null and"
          + " (j.willing is not null or j.dueAt > :now) union all select 2, p.id, k.name, k.slug,"
          + " n.dueAt from Neighbour n join n.post p join p.conversation c join c.community k where"
          + " n.person.id = :person and n.asksFor is not null and n.outcome is null union all select"
          + " 3, r.standsFor, k.name, k.slug, r.reportedAt from Report r, Membership m join"
          + " m.community k where r.standsIn = k.id and m.person.id = :person and m.role ="
          + " org.guildhall.community.Role.LEADER";

  @PersistenceContext private EntityManager entities;

  /**
   * All that there is.
   *
   * @param since what was decided before that is not told any more
   */
  public List<Matter> of(PersonId person, Instant since, Instant now) {
    var all = rows(person, since, now);
    var others = all.stream().filter(one -> one.kind() != Matter.Kind.DESK);
    var desks =
        all.stream()
            .filter(one -> one.kind() == Matter.Kind.DESK)
            .collect(groupingBy(Matter::slug, LinkedHashMap::new, toList()));
    return Stream.concat(others, desks.values().stream().map(Matters::desk)).toList();
  }

  /** Of the reports in one community: how many posts they are about, and since when. */
  private static Matter desk(List<Matter> reports) {
    var first = reports.stream().min(Comparator.comparing(Matter::at)).orElseThrow();
    long posts = reports.stream().map(Matter::id).distinct().count();
    return new Matter(Matter.Kind.DESK, posts, first.community(), first.slug(), first.at());
  }

  private List<Matter> rows(PersonId person, Instant since, Instant now) {
    return entities
        .createQuery(ALL, Object[].class)
        .setParameter("person", person.value())
        .setParameter("since", since)
        .setParameter("now", now)
        .getResultStream()
        .map(Matter::of)
        .toList();
  }
}
