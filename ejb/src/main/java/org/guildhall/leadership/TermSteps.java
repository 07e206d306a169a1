package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.leadership.Term.Ending;
import org.guildhall.leadership.Term.State;
import org.guildhall.people.Bosses;
import org.guildhall.people.People;
import org.guildhall.people.PersonId;

/**
 * The steps by which terms begin and end and gaps are filled, each in a transaction of its own that
 * looks whether it is due: so a step may be tried by two at once, twice, or again after a crash.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class TermSteps {
  @PersistenceContext private EntityManager entities;
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private Elections elections;
  @Inject private ElectionSteps electionSteps;
  @Inject private Terms terms;
  @Inject private Caretakings caretakings;
  @Inject private Bosses bosses;
  @Inject private Corrections corrections;
  @Inject private LeadershipSettings settings;
  @Inject private Clock clock;

  /** Ids of terms with which something is to be done, found in three statements for all. */
  List<Long> due() {
    var now = clock.instant();
    var all = terms.allCurrent();
    var leading = all.stream().filter(Term::leads).toList();
    var leadingBosses = bosses.among(leading.stream().map(Term::person).toList());
    var members = members(leading);
    return all.stream()
        .filter(term -> isDue(term, now) || isDisturbed(term, leadingBosses, members))
        .map(Term::id)
        .toList();
  }

  private boolean isDue(Term term, Instant now) {
    var day =
        switch (term.state()) {
          case OFFERED -> term.offeredAt().orElseThrow().plus(settings.offer());
          case COMING -> term.beginsAt();
          case RUNNING -> term.endsAt().minus(settings.beforeTermEnds());
          case HANDOVER, OVER -> term.endsAt();
        };
    return !now.isBefore(day);
  }

  private static boolean isDisturbed(Term term, Set<PersonId> leadingBosses, Set<Long> members) {
    return term.leads()
        && (!term.person().isActive()
            || !members.contains(term.id())
            || term.state() == State.RUNNING && leadingBosses.contains(term.person().id()));
  }

  private Set<Long> members(List<Term> leading) {
    return leading.isEmpty()
        ? Set.of()
        : new HashSet<>(
            entities
                .createQuery(
                    "select t.id from Term t, Membership m where t.id in :ids and m.community ="
                        + " t.community and m.person = t.person",
                    Long.class)
                .setParameter("ids", leading.stream().map(Term::id).toList())
                .getResultList());
  }

  /** Does with a term what is to be done. */
  void look(long termId) {
    var term = terms.lock(termId);
    var now = clock.instant();
    switch (term.state()) {
      case OFFERED -> lookAtOffer(term, now);
      case COMING -> lookAtComing(term, now);
      case RUNNING, HANDOVER -> lookAtLeader(term, now);
      case OVER -> {
        // Another did it.
      }
    }
  }

  private void lookAtOffer(Term term, Instant now) {
    if (isDue(term, now)) {
      terms.end(term, Ending.DECLINED, now);
      succeed(term, now);
    }
  }

  private void lookAtComing(Term term, Instant now) {
    if (now.isBefore(term.beginsAt())) {
      return;
    }
    if (mayLead(term)) {
      terms.begin(term, now);
    } else {
      terms.end(term, Ending.INELIGIBLE, now);
      succeed(term, now);
    }
  }

  private void lookAtLeader(Term term, Instant now) {
    if (!term.person().isActive()) {
      leave(term, Ending.LEFT_FIRM, now);
    } else if (communities.membership(term.community(), term.person()).isEmpty()) {
      leave(term, Ending.LEFT_COMMUNITY, now);
    } else if (!now.isBefore(term.endsAt())) {
      var ending = term.state() == State.HANDOVER ? Ending.BECAME_BOSS : Ending.EXPIRED;
      terms.end(term, ending, now);
    } else if (term.state() == State.RUNNING
        && corrections.isBarred(term.person(), term.election())) {
      terms.handOver(term, now.plus(settings.handover()));
      succeed(term, now);
    } else if (term.state() == State.RUNNING) {
      prepareNext(term, now);
    }
  }

  /** Ends a term before its time. */
  @Transactional
  void leave(Term term, Ending why, Instant now) {
    terms.end(term, why, now);
    elections
        .running(term.community())
        .filter(Election::isRecall)
        .filter(recall -> recall.subject().filter(term.person()::equals).isPresent())
        .ifPresent(recall -> electionSteps.end(recall, Outcome.POINTLESS, now));
    succeed(term, now);
  }

  /** In the month before a term ends its successor is elected, unless nobody stood already. */
  private void prepareNext(Term term, Instant now) {
    boolean elected =
        terms.current(term.community()).stream().anyMatch(other -> other.state() == State.COMING);
    var last = elections.last(term.community()).filter(election -> !election.isRecall());
    boolean inVain =
        last.filter(election -> election.openedAt().isAfter(term.beginsAt()))
            .flatMap(Election::outcome)
            .filter(Outcome.NOBODY::equals)
            .isPresent();
    if (isDue(term, now) && !elected && !inVain) {
      electionSteps.open(term.community(), Reason.TERM);
    }
  }

  /**
   * Fills the gap that a leader leaves: a leader beside him leads on; else whoever the same ballots
   * elect without him is asked; else there is an election.
   */
  private void succeed(Term term, Instant now) {
    entities.flush();
    var left = terms.current(term.community());
    boolean isLed =
        left.stream().anyMatch(other -> other != term && other.state() != State.HANDOVER);
    if (isLed) {
      return;
    }
    var gone = terms.of(term.election()).stream().map(other -> other.person().id()).toList();
    var next = electionSteps.without(term.election(), gone);
    if (next.isEmpty() || elections.running(term.community()).isPresent()) {
      electionSteps.open(term.community(), Reason.VACANCY);
    } else {
      terms.add(Term.offered(term.election(), people.require(next.getFirst()), now, endOf(term)));
    }
  }

  /** As the voters gave it, whatever a handover made of it. */
  private Instant endOf(Term term) {
    return term.beginsAt().atZone(ZoneOffset.UTC).plus(settings.term()).toInstant();
  }

  /** Whether he may lead there, now that he would begin. */
  private boolean mayLead(Term term) {
    return term.person().isActive()
        && communities.membership(term.community(), term.person()).isPresent()
        && !corrections.isBarred(term.person(), term.election());
  }

  /** Ids of open communities that nobody leads and for which nothing is under way. */
  List<Long> vacant() {
    return entities
        .createQuery(
            "select c.id from Community c where c.stage = org.guildhall.community.Stage.OPEN and"
                + " not exists (select t from Term t where t.community = c and t.state <>"
                + " org.guildhall.leadership.Term$State.OVER) and not exists (select e from"
                + " Election e where e.runningIn = c.id) and not exists (select k from Caretaking k"
                + " where k.openFor = c.id) order by c.id",
            Long.class)
        .getResultList();
  }

  /** Begins what a community without a leader needs: an election, or caretaking. */
  void fill(CommunityId id) {
    var community = communities.require(id);
    if (!terms.current(community).isEmpty() || elections.running(community).isPresent()) {
      return;
    }
    var past = elections.of(community);
    if (past.isEmpty()) {
      electionSteps.open(community, Reason.FOUNDING);
    } else if (isInVain(past)) {
      caretakings.begin(community, clock.instant());
    } else {
      boolean isVoid = past.getFirst().state() == ElectionState.VOID;
      electionSteps.open(community, isVoid ? Reason.REPEAT : Reason.VACANCY);
    }
  }

  /** Whether nobody stood, or the voters wanted none of those who did, twice in a row. */
  private boolean isInVain(List<Election> latestFirst) {
    var latest = latestFirst.getFirst();
    if (caretakings.last(latest.community()).filter(k -> k.isAfter(latest)).isPresent()) {
      return false;
    }
    return latest.outcome().filter(Outcome.NOBODY::equals).isPresent()
        || latestFirst.stream()
                .limit(2)
                .filter(e -> e.outcome().filter(Outcome.REOPENED::equals).isPresent())
                .count()
            == 2;
  }
}
