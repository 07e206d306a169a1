package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.community.Role;
import org.guildhall.conversation.ConversationPolicy;
import org.guildhall.conversation.Post;
import org.guildhall.people.Actor;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/** Who may report a post, judge reports, appeal, sit on a jury, and read the ledger. */
@ApplicationScoped
public class ModerationPolicy {
  private static final String INACTIVE = "person.denied.unknown";

  @Inject private Communities communities;
  @Inject private CommunityPolicy communityPolicy;
  @Inject private ConversationPolicy conversationPolicy;
  @Inject private ModerationSettings settings;
  @Inject private Clock clock;

  /** Whoever reads it; one need not be a member to see what is wrong. */
  public Decision mayReport(Person person, Post post) {
    return mayReport(person, post, conversationPolicy.mayRead(person, post.conversation()));
  }

  /** The same where it is known whether he may read it. */
  public Decision mayReport(Person person, Post post, Decision mayRead) {
    if (!person.isActive()) {
      return Decision.denied(INACTIVE);
    }
    if (post.author().id().equals(person.id())) {
      return Decision.denied("report.denied.own");
    }
    if (post.isTakenDown()) {
      return Decision.denied("report.denied.taken-down");
    }
    if (post.isCollapsed()) {
      return Decision.denied("report.denied.collapsed");
    }
    return mayRead;
  }

  /** The ledger of a community is as open as what is said in it. */
  public Decision mayReadLedger(Person person, Community community) {
    return communityPolicy.mayRead(person, community);
  }

  /** How often juries reversed a leader is for those whom he leads. */
  public Decision maySeeReversals(Person person, Community community) {
    if (!person.isActive() || communities.membership(community, person).isEmpty()) {
      return Decision.denied("community.denied.not-member");
    }
    return Decision.allowed();
  }

  /** Leaders only. */
  public Decision maySeeDesk(Person person, Community community) {
    if (!isLeader(person, community)) {
      return Decision.denied("moderation.denied.not-leader");
    }
    return Decision.allowed();
  }

  /**
   * A leader of the community judges, unless the case is his own or another leader's; then the
   * neighbours whom the lot asked do.
   */
  public Decision mayJudge(Person person, Bench bench) {
    if (!person.isActive()) {
      return Decision.denied(INACTIVE);
    }
    if (bench.isOutside()) {
      var seat = bench.seat(person);
      if (seat.isEmpty()) {
        return Decision.denied("moderation.denied.not-asked");
      }
      if (seat.get().outcome().isPresent()) {
        return Decision.denied("moderation.denied.judged");
      }
      return Decision.allowed();
    }
    return maySeeDesk(person, bench.post().conversation().community());
  }

  /** The author, once, in time. */
  public Decision mayAppeal(Person person, Act act, Optional<Appeal> before) {
    if (!person.isActive()) {
      return Decision.denied(INACTIVE);
    }
    if (!act.post().author().id().equals(person.id())) {
      return Decision.denied("appeal.denied.not-author");
    }
    if (!act.outcome().isAppealable()) {
      return Decision.denied("appeal.denied.outcome");
    }
    if (before.isPresent()) {
      return Decision.denied("appeal.denied.before");
    }
    if (act.isReversed()) {
      return Decision.denied("appeal.denied.reversed");
    }
    if (!clock.instant().isBefore(act.decidedAt().plus(settings.appeal()))) {
      return Decision.denied("appeal.denied.late");
    }
    return Decision.allowed();
  }

  /** Whom the lot asked and who has not said yet, in time. */
  public Decision mayAnswer(Person person, Juror juror) {
    if (!person.isActive() || !juror.person().id().equals(person.id())) {
      return Decision.denied("jury.denied.not-yours");
    }
    if (juror.appeal().isDecided()) {
      return Decision.denied("jury.denied.decided");
    }
    if (juror.isWilling().isPresent() || !clock.instant().isBefore(juror.dueAt())) {
      return Decision.denied("jury.denied.answered");
    }
    return Decision.allowed();
  }

  /** Who is willing, once, until it is decided. */
  public Decision mayFind(Person person, Juror juror) {
    if (!person.isActive() || !juror.person().id().equals(person.id())) {
      return Decision.denied("jury.denied.not-yours");
    }
    if (juror.appeal().isDecided()) {
      return Decision.denied("jury.denied.decided");
    }
    if (!juror.isSitting()) {
      return Decision.denied("jury.denied.not-willing");
    }
    if (juror.upholds().isPresent()) {
      return Decision.denied("jury.denied.found");
    }
    return Decision.allowed();
  }

  /** One who answers for HR or for data protection. */
  public Decision mayTakeDown(Actor actor) {
    if (actor.offices().isEmpty()) {
      return Decision.denied("take-down.denied.office");
    }
    return Decision.allowed();
  }

  /** One of the office that did not ask for it, and another person. */
  public Decision mayAnswer(Actor actor, Person person, TakeDown asked) {
    if (asked.asker().id().equals(person.id())) {
      return Decision.denied("take-down.denied.asker");
    }
    if (!actor.offices().contains(asked.askedAs().other())) {
      return Decision.denied("take-down.denied.other-office");
    }
    if (!asked.isOpen()) {
      return Decision.denied("take-down.denied.answered");
    }
    return Decision.allowed();
  }

  boolean isLeader(Person person, Community community) {
    return person.isActive()
        && communities
            .membership(community, person)
            .filter(membership -> membership.role() == Role.LEADER)
            .isPresent();
  }
}
