package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.community.Membership;
import org.guildhall.conversation.Conversations;
import org.guildhall.people.Actor;
import org.guildhall.people.Office;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/**
 * Who may look at an election, stand, vote, protest and decide protests. Each denial is the one
 * rule that decided.
 */
@ApplicationScoped
public class ElectionPolicy {
  static final String BOSS = "election.denied.boss";
  static final String NOT_MEMBER = "election.denied.not-member";
  static final String INACTIVE = "person.denied.unknown";
  static final String NEW_MEMBER = "election.denied.new-member";
  static final String NEW_CANDIDATE = "election.denied.new-candidate";
  static final String NO_CONTRIBUTION = "election.denied.no-contribution";
  static final String STATE = "election.denied.state";

  @Inject private CommunityPolicy communityPolicy;
  @Inject private Communities communities;
  @Inject private Conversations conversations;
  @Inject private Elections elections;
  @Inject private Corrections corrections;
  @Inject private LeadershipSettings settings;
  @Inject private Clock clock;

  /** Whoever may read the community. */
  public Decision mayRead(Person person, Community community) {
    return communityPolicy.mayRead(person, community);
  }

  /**
   * A member of long enough who wrote something here and is no boss, while nominations are open.
   * Terms in a row are looked at when they close, since they matter only where others stand.
   */
  public Decision mayStand(Person person, Election election) {
    if (!isNominating(election)) {
      return Decision.denied(STATE);
    }
    return isEligible(person, election);
  }

  /** Whoever stands, until voting opens. */
  public Decision mayWithdraw(Person person, Election election) {
    if (!isNominating(election)) {
      return Decision.denied(STATE);
    }
    if (elections.candidacy(election, person).isEmpty()) {
      return Decision.denied("election.denied.not-standing");
    }
    return Decision.allowed();
  }

  /** Whoever only the directory keeps from standing, once, until voting opens. */
  public Decision mayCorrect(Person person, Election election) {
    return mayCorrect(mayStand(person, election), corrections.of(election, person));
  }

  /** The same where it is known whether he may stand, and what he said already. */
  public Decision mayCorrect(Decision mayStand, Optional<Correction> before) {
    if (!BOSS.equals(mayStand.reason())) {
      return Decision.denied("election.denied.no-boss");
    }
    if (before.isPresent()) {
      return Decision.denied("election.denied.corrected");
    }
    return Decision.allowed();
  }

  /**
   * Administrators and HR see what comes in all communities: also in closed ones, of which the list
   * of communities tells everyone that they are there.
   */
  public Decision mayForesee(Actor actor) {
    if (!actor.administrator() && !actor.offices().contains(Office.HR)) {
      return Decision.denied("agenda.denied");
    }
    return Decision.allowed();
  }

  /** Administrators and HR see what people say of wrong directory data. */
  public Decision mayAnswer(Actor actor) {
    if (!actor.administrator() && !actor.offices().contains(Office.HR)) {
      return Decision.denied("correction.denied.administrator");
    }
    return Decision.allowed();
  }

  /** And answer it for HR, while there is time, but nobody his own. */
  public Decision mayAnswer(Actor actor, Correction correction) {
    var decision = mayAnswer(actor);
    if (!decision.isAllowed()) {
      return decision;
    }
    if (actor.person().filter(correction.person().id()::equals).isPresent()) {
      return Decision.denied("correction.denied.own");
    }
    if (correction.state(clock.instant()) != Correction.State.ASKED) {
      return Decision.denied("correction.denied.over");
    }
    return Decision.allowed();
  }

  private boolean isNominating(Election election) {
    return election.state() == ElectionState.NOMINATIONS
        && !election.isRecall()
        && clock.instant().isBefore(election.nominationsUntil());
  }

  /** Whether the rules for candidates let him lead, whatever the state of the election. */
  Decision isEligible(Person person, Election election) {
    if (!person.isActive()) {
      return Decision.denied(INACTIVE);
    }
    var membership = communities.membership(election.community(), person);
    if (membership.isEmpty()) {
      return Decision.denied(NOT_MEMBER);
    }
    if (corrections.isBarred(person, election)) {
      return Decision.denied(BOSS);
    }
    if (!isMemberEnough(membership.get(), election)) {
      return Decision.denied(NEW_CANDIDATE, settings.candidateWait().toDays());
    }
    if (!conversations.isAuthorIn(election.community(), person)) {
      return Decision.denied(NO_CONTRIBUTION);
    }
    return Decision.allowed();
  }

  /** Long enough when nominations open, so that waiting during them helps nobody. */
  private boolean isMemberEnough(Membership membership, Election election) {
    return election.isFounding()
        || !membership.joinedAt().isAfter(election.openedAt().minus(settings.candidateWait()));
  }

  /** Whether a member goes on the roll when it is frozen. */
  Decision isVoter(Membership membership, Election election) {
    Instant latest = election.openedAt().minus(settings.rollWait());
    if (!election.isFounding() && membership.joinedAt().isAfter(latest)) {
      return Decision.denied(NEW_MEMBER, settings.rollWait().toDays());
    }
    return Decision.allowed();
  }

  /** Whoever is on the roll, while the box is open. */
  public Decision mayVote(Person person, Election election) {
    if (!isBoxOpen(election)) {
      return Decision.denied("election.denied.box-closed");
    }
    if (!person.isActive()) {
      return Decision.denied(INACTIVE);
    }
    if (elections.rollEntry(election, person.id()).isEmpty()) {
      return Decision.denied("election.denied.roll");
    }
    return Decision.allowed();
  }

  boolean isBoxOpen(Election election) {
    return election.state() == ElectionState.VOTING
        && election.votingUntil().filter(clock.instant()::isBefore).isPresent();
  }

  /** Members, once each, while protests are heard. */
  public Decision mayProtest(Person person, Election election) {
    return mayProtest(person, election, elections.protests(election));
  }

  /** The same where the protests that were made are known. */
  public Decision mayProtest(Person person, Election election, List<Protest> protests) {
    if (election.state() != ElectionState.PROTEST
        || election.protestUntil().filter(clock.instant()::isBefore).isEmpty()) {
      return Decision.denied(STATE);
    }
    if (!person.isActive() || communities.membership(election.community(), person).isEmpty()) {
      return Decision.denied(NOT_MEMBER);
    }
    if (protests.stream().anyMatch(made -> made.person().id().equals(person.id()))) {
      return Decision.denied("election.denied.protested");
    }
    return Decision.allowed();
  }

  /** Wardens, about every protest but their own, until it is decided. */
  public Decision mayJudge(Person person, Protest protest) {
    if (!person.isActive() || !isWarden(person, protest.election())) {
      return Decision.denied("election.denied.warden");
    }
    if (protest.person().id().equals(person.id())) {
      return Decision.denied("election.denied.own-protest");
    }
    if (protest.isDecided() || protest.election().state() != ElectionState.PROTEST) {
      return Decision.denied("election.denied.decided");
    }
    return Decision.allowed();
  }

  /** Wardens see in whose names credentials were issued, and the numbers of a small box. */
  public Decision maySeeRoll(Person person, Election election) {
    if (!person.isActive() || !isWarden(person, election)) {
      return Decision.denied("election.denied.warden");
    }
    return Decision.allowed();
  }

  private boolean isWarden(Person person, Election election) {
    return elections.rollEntry(election, person.id()).filter(RollEntry::isWarden).isPresent();
  }
}
