package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
