package org.guildhall.leadership;

import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityId;
import org.guildhall.leadership.Term.Ending;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.UseCase;

/** What people do between elections: step down, take over, ask for a recall, judge promises. */
@UseCase
public class TermService {
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Terms terms;
  @Inject private TermSteps steps;
  @Inject private TermPolicy policy;
  @Inject private Petitions petitions;
  @Inject private Promises promises;
  @Inject private Caretakings caretakings;
  @Inject private Clock clock;

  /** Leads no longer, or does not begin to; what he was to lead falls to another. */
  public void stepDown(Actor actor, long termId) {
    var person = people.require(actor);
    var term = terms.lock(termId);
    policy.mayStepDown(person, term).orThrow();
    steps.leave(
        term,
        term.state() == Term.State.OFFERED ? Ending.DECLINED : Ending.STEPPED_DOWN,
        clock.instant());
  }

  /** Takes over from a leader who went. */
  public void accept(Actor actor, long termId) {
    var person = people.require(actor);
    var term = terms.lock(termId);
    policy.mayAccept(person, term).orThrow();
    var now = clock.instant();
    terms.current(term.community()).stream()
        .filter(other -> other.state() == Term.State.HANDOVER)
        .forEach(other -> terms.end(other, Ending.BECAME_BOSS, now));
    terms.begin(term, now);
  }

  /** Asks, with others, whether a leader shall stay; whoever signed has signed. */
  public void sign(Actor actor, long termId) {
    var person = people.require(actor);
    var term = terms.lock(termId);
    policy.mayPetition(person, term).orThrow();
    try {
      var petition =
          petitions.open(term).orElseGet(() -> petitions.add(new Petition(term, clock.instant())));
      petitions.sign(petition, person.id());
    } catch (PersistenceException e) {
      // Another opened it between our question and our answer; the constraint knows.
      throw new BusinessException("term.recall.again");
    }
  }

  /** Takes his name back; whoever has not signed goes on not having signed. */
  public void takeBack(Actor actor, long termId) {
    var person = people.require(actor);
    var term = terms.lock(termId);
    petitions.open(term).ifPresent(petition -> petitions.takeBack(petition, person.id()));
  }

  /** Says whether a promise was kept; may be said otherwise later. */
  public void judge(Actor actor, long promiseId, boolean kept) {
    var person = people.require(actor);
    var promise = promises.require(promiseId);
    policy.mayJudge(person, promise).orThrow();
    promises.judge(promise, person.id(), kept);
  }

  /**
   * Says what shall become of a community that nobody leads; may be said otherwise later.
   *
   * @param into the slug of the community in which it shall go on; needed for a merger only
   * @throws BusinessException when it cannot go on there
   */
  public void choose(Actor actor, CommunityId id, @NotNull Caretaking.Choice choice, String into) {
    var person = people.require(actor);
    var caretaking =
        caretakings
            .current(communities.require(id))
            .orElseThrow(() -> new NotFoundException("caretaking of", id));
    policy.mayChoose(person, caretaking).orThrow();
    var target = choice == Caretaking.Choice.MERGE ? target(caretaking.community(), into) : null;
    caretakings.choose(caretaking, person.id(), choice, target);
  }

  private CommunityId target(Community community, String slug) {
    return communities.mergeable(community).stream()
        .filter(other -> community.isMergeable() && other.slug().equals(slug))
        .map(Community::id)
        .findFirst()
        .orElseThrow(() -> new BusinessException("caretaking.merge.none"));
  }
}
