package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.guildhall.community.Community;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;

/** What candidates promised, and how those whom they promised it find it kept. */
@ApplicationScoped
public class Promises {
  @PersistenceContext private EntityManager entities;

  public Promise require(long id) {
    var promise = entities.find(Promise.class, id);
    if (promise == null) {
      throw new NotFoundException("promise", id);
    }
    return promise;
  }

  /** Those with which somebody was elected, in the order in which they fall due. */
  public List<Promise> of(Term term) {
    return entities
        .createQuery(
            "select p from Promise p where p.candidacy.election = :election and p.candidacy.person"
                + " = :person order by p.dueOn, p.position",
            Promise.class)
        .setParameter("election", term.election())
        .setParameter("person", term.person())
        .getResultList();
  }

  /**
   * Those with which the leaders of a community were elected, and how members find them kept, in
   * one statement, for a page: in the order in which they fall due.
   */
  public List<PromiseLine> of(Community community, PersonId reader) {
    // Grouped by what was said, because a case in a query does not compare truth values on H2.
    var rows =
        entities
            .createQuery(
                "select t.id, p.id, p.text, p.dueOn, j.kept, count(j.personId), sum(case when"
                    + " j.personId = :reader then 1 else 0 end) from Promise p join Term t on"
                    + " (t.election = p.candidacy.election and t.person = p.candidacy.person) left"
                    + " join PromiseJudgement j on (j.promiseId = p.id) where t.community ="
                    + " :community and t.state <> org.guildhall.leadership.Term$State.OVER group by"
                    + " t.id, p.id, p.text, p.dueOn, p.position, j.kept order by p.dueOn,"
                    + " p.position",
                Object[].class)
            .setParameter("community", community)
            .setParameter("reader", reader.value())
            .getResultList();
    var lines = new LinkedHashMap<Long, PromiseLine>();
    rows.forEach(row -> lines.merge((Long) row[1], PromiseLine.of(row), PromiseLine::and));
    return List.copyOf(lines.values());
  }

  /** What someone who leads promised for a day up to that one, the next first. */
  public List<Promise> due(PersonId leader, LocalDate from, LocalDate until) {
    return entities
        .createQuery(
            "select p from Promise p join fetch p.candidacy c join fetch c.election e join fetch"
                + " e.community where c.person.id = :leader and p.dueOn between :from and :until"
                + " and exists (select t from Term t where t.election = e and t.person = c.person"
                + " and (t.state = org.guildhall.leadership.Term$State.RUNNING or t.state ="
                + " org.guildhall.leadership.Term$State.HANDOVER)) order by p.dueOn, p.position",
            Promise.class)
        .setParameter("leader", leader.value())
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultList();
  }

  void judge(Promise promise, PersonId person, boolean kept) {
    var before = find(promise, person);
    if (before == null) {
      entities.persist(new PromiseJudgement(promise, person, kept));
    } else {
      before.change(kept);
    }
  }

  private PromiseJudgement find(Promise promise, PersonId person) {
    return entities.find(
        PromiseJudgement.class, new PromiseJudgement.Key(promise.id(), person.value()));
  }
}
