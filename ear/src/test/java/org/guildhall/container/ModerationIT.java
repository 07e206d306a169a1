package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.guildhall.community.Appointments;
import org.guildhall.moderation.Act;
import org.guildhall.moderation.DecidedBy;
import org.guildhall.moderation.LegalReason;
import org.guildhall.moderation.Matter;
import org.guildhall.moderation.Outcome;
import org.guildhall.moderation.TakeDownService;
import org.guildhall.moderation.code.Severity;
import org.guildhall.people.Actor;
import org.guildhall.people.Office;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** What is reported, who decides about it, and what the law forbids. */
class ModerationIT extends Moderated {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(ModerationIT.class, Moderated.class);
  }

  @Inject private TakeDownService takeDowns;
  @Inject private Appointments appointments;
  @Resource private ManagedExecutorService executor;

  @Test
  void reportHidesNothingAndIsInNoLedger() {
    report("pa4", Severity.FLAGRANT);
    assertFalse(post().isCollapsed());
    assertEquals(List.of(), acts());
  }

  @Test
  void leaderAndReporterCollapseWhatBreaksAFlagrantClause() {
    report("pa4", Severity.FLAGRANT);
    judge("pa2", Outcome.COLLAPSE, Severity.FLAGRANT);
    assertTrue(post().isCollapsed());
    assertEquals("Only a fool asks that.", post().body());
    var act = act();
    assertEquals(Outcome.COLLAPSE, act.outcome());
    assertEquals(DecidedBy.LEADER, act.decidedBy());
    assertEquals(Set.of(actor("pa2").id()), cast.now(() -> ledger.require(act.id()).judges()));
    assertEquals(Set.of(Matter.Kind.DECISION), told("pa3", act.id()));
    assertEquals(Set.of(), told("pa4", act.id()));
  }

  @Test
  void ordinaryClauseBringsANudgeAndNeverACollapse() {
    report("pa4", Severity.ORDINARY);
    assertRefused(
        "moderation.judge.ordinary", () -> judge("pa2", Outcome.COLLAPSE, Severity.ORDINARY));
    judge("pa2", Outcome.NUDGE, Severity.ORDINARY);
    assertFalse(post().isCollapsed());
    assertEquals(Outcome.NUDGE, act().outcome());
  }

  @Test
  void leaderMayFindNoBreachAndReportsStandNoMore() {
    report("pa4", Severity.FLAGRANT);
    judge("pa2", Outcome.NO_BREACH, Severity.FLAGRANT);
    assertFalse(post().isCollapsed());
    assertEquals(Outcome.NO_BREACH, act().outcome());
    assertEquals(List.of(), service.due(actor("pa2"), community, 10));
    assertRefused("moderation.judge.decided", () -> judge("pa2", Outcome.NUDGE, Severity.FLAGRANT));
  }

  @Test
  void leaderDecidesNothingWithoutAReport() {
    assertRefused(
        "moderation.judge.decided", () -> judge("pa2", Outcome.COLLAPSE, Severity.FLAGRANT));
    assertThrows(NotFoundException.class, () -> service.open(actor("pa2"), post));
  }

  @Test
  void threeIndependentVoicesCollapseWithoutALeader() {
    report("pa1", Severity.FLAGRANT);
    report("pa4", Severity.FLAGRANT);
    assertFalse(post().isCollapsed());
    report("pa5", Severity.FLAGRANT);
    assertTrue(post().isCollapsed());
    assertEquals(DecidedBy.VOICES, act().decidedBy());
  }

  @Test
  void threeIndependentVoicesOnAnOrdinaryClauseNudge() {
    for (var reporter : List.of("pa1", "pa4", "pa5")) {
      report(reporter, Severity.ORDINARY);
    }
    assertFalse(post().isCollapsed());
    assertEquals(Outcome.NUDGE, act().outcome());
  }

  @Test
  void teamThatBrigadesIsOneVoice() {
    for (var reporter : List.of("pa4", "pb4", "pc4", "bo4")) {
      report(reporter, Severity.FLAGRANT);
    }
    assertFalse(post().isCollapsed());
    assertEquals(List.of(), acts());
    assertEquals(1, cast.now(() -> service.open(actor("pa2"), post).voices()));
  }

  @Test
  void authorsOwnTeamAndBossesAreOneVoice() {
    for (var reporter : List.of("pb3", "pc3", "bo3", "top")) {
      report(reporter, Severity.FLAGRANT);
    }
    report("pa4", Severity.FLAGRANT);
    assertFalse(post().isCollapsed());
    report("pa5", Severity.FLAGRANT);
    assertTrue(post().isCollapsed());
  }

  @Test
  void ofManyReportersAtOnceNoneIsLostAndItIsDecidedOnce() throws Exception {
    var turns =
        List.of("pa1", "pa4", "pa5", "pb4").stream()
            .map(name -> (Callable<Object>) () -> reported(name))
            .toList();
    for (var turn : executor.invokeAll(turns)) {
      turn.get();
    }
    assertTrue(post().isCollapsed());
    assertEquals(1, acts().size());
  }

  /** One may come when it is decided. */
  private Object reported(String userName) {
    try {
      report(userName, Severity.FLAGRANT);
    } catch (DeniedException e) {
      assertEquals("report.denied.collapsed", e.key());
    }
    return userName;
  }

  @Test
  void onePersonReportsAPostOnce() {
    report("pa4", Severity.FLAGRANT);
    assertRefused("report.before", () -> report("pa4", Severity.ORDINARY));
  }

  @Test
  void nobodyReportsHisOwnPostOrWhatIsCollapsed() {
    assertRefused("report.denied.own", () -> report("pa3", Severity.FLAGRANT));
    report("pa4", Severity.FLAGRANT);
    judge("pa2", Outcome.COLLAPSE, Severity.FLAGRANT);
    assertRefused("report.denied.collapsed", () -> report("pa5", Severity.FLAGRANT));
  }

  @Test
  void reportNamesAClauseOfTheCodeThatHoldsHere() {
    var elsewhere = cast.communityOfTeams(mark);
    var theirs =
        cast.now(() -> codes.read(actor("pa1"), elsewhere.slug()).clauses().getFirst().id());
    assertRefused("report.clause.gone", () -> service.report(actor("pa4"), post, theirs, ""));
    assertRefused("report.clause.gone", () -> service.report(actor("pa4"), post, 0, ""));
    var none = clause(Severity.FLAGRANT).id();
    assertThrows(
        ConstraintViolationException.class,
        () -> service.report(actor("pa4"), post, none, "x".repeat(501)));
    assertEquals(List.of(), acts());
  }

  @Test
  void whoFloodsWithReportsIsToldToGoOnTomorrow() {
    for (int i = 0; i < 10; i++) {
      post = talk.reply(actor("pa3"), question, "Number " + i, form());
      report("pc5", Severity.FLAGRANT);
    }
    post = talk.reply(actor("pa3"), question, "One more", form());
    assertRefused("report.many", () -> report("pc5", Severity.FLAGRANT));
    clock.at(Instant.now().plus(DAY).plus(DAY), () -> report("pc5", Severity.FLAGRANT));
  }

  @Test
  void strangerReportsNothingInAClosedCommunity() {
    begin(cast.closedCommunity(Cast.founders(mark)));
    var any = clause(Severity.FLAGRANT).id();
    assertThrows(NotFoundException.class, () -> service.report(cast.actor("farid"), post, any, ""));
    assertThrows(
        NotFoundException.class,
        () -> service.ledger(cast.actor("farid"), community.slug(), null, 9));
  }

  @Test
  void onlyLeadersJudge() {
    report("pa4", Severity.FLAGRANT);
    for (var other : List.of("pa1", "pa3", "pa4", "farid")) {
      assertRefused(
          "moderation.denied.not-leader", () -> judge(other, Outcome.COLLAPSE, Severity.FLAGRANT));
      assertThrows(NotFoundException.class, () -> service.open(actor(other), post));
    }
    assertFalse(post().isCollapsed());
  }

  // Neighbours by lot.

  /** Who were drawn to judge the post, and have not. */
  private Set<String> neighbours() {
    return found(
        "select p.userName from neighbour n join person p on p.id = n.person_id where n.asksFor = ?"
            + " and n.outcome is null",
        post.value());
  }

  /** Three communities with leaders of three teams. */
  private void neighboursAreThere() {
    for (var leader : List.of("pa4", "pa5", "pa1")) {
      cast.lead(cast.communityOfTeams(mark), named(leader));
    }
  }

  @Test
  void postOfALeaderIsJudgedByTwoLeadersOfOtherCommunities() {
    neighboursAreThere();
    post = talk.reply(actor("pa2"), question, "Only a fool asks that.", form());
    report("pb3", Severity.FLAGRANT);
    assertRefused(
        "moderation.denied.not-asked", () -> judge("pa2", Outcome.NO_BREACH, Severity.FLAGRANT));
    var asked = new ArrayList<>(neighbours());
    assertEquals(2, asked.size(), asked.toString());
    assertEquals(Set.of(Matter.Kind.NEIGHBOUR), told(asked.getFirst(), post.value()));
    assertFalse(asked.contains(named("pa2")));
    judge(asked.get(0), Outcome.COLLAPSE, Severity.FLAGRANT);
    assertFalse(post().isCollapsed());
    judge(asked.get(1), Outcome.COLLAPSE, Severity.FLAGRANT);
    assertTrue(post().isCollapsed());
    assertEquals(DecidedBy.NEIGHBOURS, act().decidedBy());
  }

  @Test
  void leaderDoesNotJudgeHisOwnReport() {
    neighboursAreThere();
    report("pa2", Severity.FLAGRANT);
    assertRefused(
        "moderation.denied.not-asked", () -> judge("pa2", Outcome.COLLAPSE, Severity.FLAGRANT));
    assertEquals(2, neighbours().size());
  }

  @Test
  void whatNotBothNeighboursFindIsNoBreach() {
    neighboursAreThere();
    report("pa2", Severity.FLAGRANT);
    var asked = new ArrayList<>(neighbours());
    judge(asked.get(0), Outcome.COLLAPSE, Severity.FLAGRANT);
    judge(asked.get(1), Outcome.NO_BREACH, Severity.FLAGRANT);
    assertFalse(post().isCollapsed());
    assertEquals(Outcome.NO_BREACH, act().outcome());
  }

  @Test
  void whereNobodyLeadsNeighboursJudge() {
    neighboursAreThere();
    begin(cast.communityOfTeams(mark));
    report("pb3", Severity.ORDINARY);
    assertEquals(2, neighbours().size());
  }

  @Test
  void neighbourWhoReportsThePostHimselfJudgesItNoMore() {
    neighboursAreThere();
    report("pa2", Severity.FLAGRANT);
    var party = neighbours().iterator().next();
    report(party, Severity.FLAGRANT);
    assertFalse(neighbours().contains(party));
    assertRefused(
        "moderation.denied.not-asked", () -> judge(party, Outcome.COLLAPSE, Severity.FLAGRANT));
    assertFalse(post().isCollapsed());
  }

  @Test
  void neighbourWhoDoesNotAnswerIsReplaced() {
    neighboursAreThere();
    report("pa2", Severity.FLAGRANT);
    var asked = neighbours();
    var willing = asked.iterator().next();
    judge(willing, Outcome.COLLAPSE, Severity.FLAGRANT);
    turn(DAY.multipliedBy(4));
    var now = neighbours();
    now.retainAll(asked);
    assertEquals(Set.of(), now);
  }

  // What the law forbids.

  private Actor office(String userName, Office office) {
    return new Actor(actor(userName).id(), false, Set.of(office));
  }

  @Test
  void takeDownNeedsTwoPersonsOfTwoOffices() {
    var hr = office("elif", Office.HR);
    assertRefused(
        "take-down.denied.office",
        () -> takeDowns.ask(actor("pa2"), post, LegalReason.PERSONAL_DATA));
    var asked = takeDowns.ask(hr, post, LegalReason.PERSONAL_DATA);
    assertFalse(post().isTakenDown());
    assertEquals(List.of(), acts());
    assertRefused("take-down.denied.asker", () -> takeDowns.answer(hr, asked, true));
    assertRefused(
        "take-down.denied.other-office",
        () -> takeDowns.answer(office("dmitri", Office.HR), asked, true));
    takeDowns.answer(office("dmitri", Office.PRIVACY), asked, true);
    assertTrue(post().isTakenDown());
    assertEquals("", post().body());
    assertEquals("", post().html());
    assertEquals(Outcome.TAKE_DOWN, act().outcome());
    assertEquals(LegalReason.PERSONAL_DATA, act().legalReason());
    assertEquals(Optional.of(act().id()), takeDowns.down(hr, post).map(Act::id));
    assertTrue(takeDowns.down(hr, 0, 9).stream().anyMatch(act -> act.post().id().equals(post)));
    assertTrue(takeDowns.countDown(hr) > 0);
    for (var refused :
        List.<Runnable>of(
            () -> takeDowns.down(actor("pa2"), 0, 9),
            () -> takeDowns.down(actor("pa2"), post),
            () -> takeDowns.countDown(actor("pa2")),
            () -> takeDowns.putBack(actor("pa2"), post))) {
      assertRefused("take-down.denied.office", refused);
    }
    takeDowns.putBack(hr, post);
    assertEquals(Optional.empty(), takeDowns.down(hr, post));
    assertRefused("take-down.not-down", () -> takeDowns.putBack(hr, post));
    assertEquals("Only a fool asks that.", post().body());
    assertTrue(act().isReversed());
  }

  @Test
  void takeDownThatTheOtherOfficeRefusesChangesNothing() {
    var asked = takeDowns.ask(office("elif", Office.HR), post, LegalReason.ORDER);
    takeDowns.answer(office("dmitri", Office.PRIVACY), asked, false);
    assertFalse(post().isTakenDown());
    assertEquals(List.of(), acts());
    assertRefused(
        "take-down.denied.answered",
        () -> takeDowns.answer(office("dmitri", Office.PRIVACY), asked, true));
  }

  // Where a community ends.

  @Test
  void whatStandsWhenACommunityMergesIsJudgedWhereItGoesOn() {
    report("pa4", Severity.FLAGRANT);
    var into = cast.communityOfTeams(mark);
    cast.lead(into, named("pa5"));
    cast.now(() -> appointments.merge(community, into, Instant.now()));
    assertEquals(List.of(), service.due(actor("pa2"), community, 9));
    assertEquals(post.value(), service.due(actor("pa5"), into, 9).getFirst().post());
    judge("pa5", Outcome.COLLAPSE, Severity.FLAGRANT);
    assertTrue(post().isCollapsed());
    community = into;
  }
}
