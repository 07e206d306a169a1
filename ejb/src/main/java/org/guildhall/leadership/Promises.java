package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    return entities
        .createQuery(
            "select new org.guildhall.leadership.PromiseLine(t.id, p.id, p.text, p.dueOn, (select"
                + " count(j.personId) from PromiseJudgement j where j.promiseId = p.id and j.kept ="
                + " true), (select count(k.personId) from PromiseJudgement k where k.promiseId ="
                + " p.id and k.kept = false), (select max(case when m.kept = true then 1 else 0"
                + " end) from PromiseJudgement m where m.promiseId = p.id and m.personId ="
                + " :reader)) from Promise p, Term t where t.community = :community and t.state <>"
                + " org.guildhall.leadership.Term$State.OVER and p.candidacy.election = t.election"
                + " and p.candidacy.person = t.person order by p.dueOn, p.position",
            PromiseLine.class)
        .setParameter("community", community)
        .setParameter("reader", reader.value())
        .getResultList();
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

  /** How those of them that anybody judged were judged, by id. */
  public Map<Long, PromiseTally> tallies(Collection<Promise> promises) {
    return promises.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select new org.guildhall.leadership.PromiseTally(j.promiseId, sum(case when j.kept"
                    + " = true then 1 else 0 end), sum(case when j.kept = true then 0 else 1 end))"
                    + " from PromiseJudgement j where j.promiseId in :ids group by j.promiseId",
                PromiseTally.class)
            .setParameter("ids", promises.stream().map(Promise::id).toList())
            .getResultStream()
            .collect(Collectors.toMap(PromiseTally::promise, Function.identity()));
  }

  /** What that member said. */
  public Optional<Boolean> judgement(Promise promise, PersonId person) {
    return Optional.ofNullable(find(promise, person)).map(PromiseJudgement::isKept);
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
