package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityService;
import org.guildhall.community.Role;
import org.guildhall.container.Poll.Electorate;
import org.guildhall.conversation.ConversationService;
import org.guildhall.leadership.Candidacy;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.ElectionService;
import org.guildhall.leadership.ElectionState;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.Outcome;
import org.guildhall.leadership.Petitions;
import org.guildhall.leadership.Promise;
import org.guildhall.leadership.Promises;
import org.guildhall.leadership.Protest;
import org.guildhall.leadership.Ranking;
import org.guildhall.leadership.Reason;
import org.guildhall.leadership.Term;
import org.guildhall.leadership.TermService;
import org.guildhall.leadership.Terms;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of elections, with the clock moved. */
@Tag("data")
@ExtendWith(ArquillianExtension.class)
class ElectionIT {
  private static final Duration DAY = Duration.ofDays(1);

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(ElectionIT.class);
  }

  @Inject private Cast cast;
  @Inject private Poll poll;
  @Inject private Communities communities;
  @Inject private CommunityService communityService;
  @Inject private ConversationService conversationService;
  @Inject private Elections elections;
  @Inject private ElectionService service;
  @Inject private Petitions petitions;
  @Inject private Promises promises;
  @Inject private Terms terms;
  @Inject private TermService termService;

  @Resource private ManagedExecutorService executor;

  /** In the future, where the server's own timer finds nothing due. */
  private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(DAY);

  private Electorate voters;
  private Election election;

  @BeforeEach
  void communityOpens() {
    cast.enters();
    voters = poll.electorate(12, start);
    election = poll.running(voters.community());
  }

  private Instant day(int number) {
    return start.plus(DAY.multipliedBy(number));
  }

  private String name(int i) {
    return voters.name(i);
  }

  /** Two stand, the nominations close. */
  private void voting() {
    poll.stand(election, name(0), day(1));
    poll.stand(election, name(1), day(2));
    poll.turn(day(7));
    election = poll.now(election.id());
  }

  /** That many rank the first candidate above the second, then the box closes. */
  private void counted(int forFirst, int forSecond) {
    voting();
    for (int i = 0; i < forFirst + forSecond; i++) {
      if (i < forFirst) {
        poll.vote(election, name(i), day(8), name(0), name(1));
      } else {
        poll.vote(election, name(i), day(8), name(1), name(0));
      }
    }
    poll.turn(day(12));
    election = poll.now(election.id());
  }

  private void elected() {
    counted(8, 3);
    poll.turn(day(15));
    election = poll.now(election.id());
  }

  private boolean leads(String userName) {
    return cast.now(
        () ->
            communities.members(voters.community()).stream()
                .anyMatch(
                    member ->
                        member.person().userName().equals(userName)
                            && member.role() == Role.LEADER));
  }

  private Term term(String userName) {
    return cast.now(
        () ->
            terms.of(voters.community()).stream()
                .filter(term -> term.person().userName().equals(userName))
                .findFirst()
                .orElseThrow());
  }

  private List<Candidacy> candidacies() {
    return cast.now(() -> elections.candidacies(election));
  }

  private JsonObject record() {
    return service.record(cast.actor(name(2)), election.id());
  }

  private JsonObject entry(String kind) {
    return record().getJsonArray("entries").getValuesAs(JsonObject.class).stream()
        .filter(entry -> entry.getString("kind").equals(kind))
        .reduce((first, last) -> last)
        .orElseThrow()
        .getJsonObject("content");
  }

  @Test
  void openingCommunityBeginsItsFoundingElection() {
    assertEquals(Reason.FOUNDING, election.reason());
    assertEquals(ElectionState.NOMINATIONS, election.state());
    assertEquals(day(7), election.nominationsUntil());
  }

  @Test
  void wholeElectionGivesTheRoleToTheWinner() {
    elected();
    assertEquals(ElectionState.FINAL, election.state());
    assertEquals(Outcome.ELECTED, election.outcome().orElseThrow());
    assertTrue(leads(name(0)));
    assertFalse(leads(name(1)));
    assertEquals(Term.State.RUNNING, term(name(0)).state());
    assertTrue(cast.now(() -> elections.running(voters.community())).isEmpty());
  }

  @Test
  void turnMadeTwiceChangesNothingMore() {
    elected();
    poll.turn(day(15));
    poll.turn(day(15));
    assertEquals(1, cast.now(() -> terms.of(voters.community())).size());
    assertEquals(1, cast.now(() -> elections.of(voters.community())).size());
  }

  /** Every step of a whole election, tried by two at the same time. */
  @Test
  void turnsMadeByTwoAtOnceTakeEachStepOnce() {
    poll.stand(election, name(0), day(1));
    turnTwice(day(7));
    election = poll.now(election.id());
    for (int i = 0; i < 6; i++) {
      poll.vote(election, name(i), day(8), name(0));
    }
    turnTwice(day(12));
    turnTwice(day(15));
    assertEquals(
        List.of("opened", "candidates", "roll", "box", "result", "final"),
        record().getJsonArray("entries").getValuesAs(JsonObject.class).stream()
            .map(entry -> entry.getString("kind"))
            .toList());
    assertEquals(1, cast.now(() -> terms.of(voters.community())).size());
    assertTrue(leads(name(0)));
  }

  private void turnTwice(Instant instant) {
    atOnce(List.of(() -> poll.turn(instant), () -> poll.turn(instant)));
    // Who waited too long for the other has left the step to the next turn.
    poll.turn(instant);
  }

  @Test
  void winnerLeadsForATermAndTheNextElectionOpensAMonthBeforeItsEnd() {
    elected();
    var ends = term(name(0)).endsAt();
    poll.turn(ends.minus(Duration.ofDays(31)));
    assertTrue(cast.now(() -> elections.running(voters.community())).isEmpty());
    poll.turn(ends.minus(Duration.ofDays(30)));
    assertEquals(Reason.TERM, poll.running(voters.community()).reason());
    poll.turn(ends);
    assertFalse(leads(name(0)));
  }

  @Test
  void bossMayNotStand() {
    poll.reportsTo(voters, name(5), name(0));
    var denied = assertThrows(DeniedException.class, () -> poll.stand(election, name(0), day(1)));
    assertEquals("election.denied.boss", denied.key());
  }

  @Test
  void titleOnTheListOfHrMakesABossWhoeverReportsToHim() {
    poll.isCalled(voters, name(0), " head of nothing");
    var denied = assertThrows(DeniedException.class, () -> poll.stand(election, name(0), day(1)));
    assertEquals("election.denied.boss", denied.key());
    poll.isCalled(voters, name(0), "Engineer");
    poll.stand(election, name(0), day(1));
    assertEquals(1, candidacies().size());
  }

  @Test
  void whoeverWroteNothingMayNotStand() {
    var denied =
        assertThrows(
            DeniedException.class,
            () ->
                poll.at(
                    day(1),
                    () -> {
                      service.stand(cast.actor(name(0)), election.id(), Poll.platform(day(1)));
                      return null;
                    }));
    assertEquals("election.denied.no-contribution", denied.key());
  }

  @Test
  void candidateWhoBecomesABossDuringNominationsIsTakenOffTheBallot() {
    poll.stand(election, name(0), day(1));
    poll.stand(election, name(1), day(1));
    poll.reportsTo(voters, name(5), name(0));
    poll.turn(day(7));
    assertEquals("election.denied.boss", candidacies().getFirst().struckFor().orElseThrow());
    assertTrue(candidacies().getLast().stands());
  }

  @Test
  void candidateWhoBecomesABossDuringVotingIsLeftOutOfTheCount() {
    voting();
    for (int i = 0; i < 10; i++) {
      poll.vote(election, name(i), day(8), name(0), name(1));
    }
    poll.reportsTo(voters, name(5), name(0));
    poll.turn(day(12));
    poll.turn(day(15));
    assertTrue(leads(name(1)));
    assertFalse(leads(name(0)));
  }

  @Test
  void leaderWhoBecomesABossHandsOverToTheNextOfTheSameBallots() {
    elected();
    poll.reportsTo(voters, name(5), name(0));
    poll.turn(day(20));
    assertEquals(Term.State.HANDOVER, term(name(0)).state());
    var offer = term(name(1));
    assertEquals(Term.State.OFFERED, offer.state());
    poll.at(
        day(21),
        () -> {
          termService.accept(cast.actor(name(1)), offer.id());
          return null;
        });
    assertTrue(leads(name(1)));
    assertFalse(leads(name(0)));
    assertEquals(Term.Ending.BECAME_BOSS, term(name(0)).ending().orElseThrow());
  }

  @Test
  void offerThatNobodyTakesLeadsToAnElection() {
    elected();
    poll.leavesTheFirm(name(0));
    poll.turn(day(20));
    assertEquals(Term.Ending.LEFT_FIRM, term(name(0)).ending().orElseThrow());
    assertEquals(Term.State.OFFERED, term(name(1)).state());
    poll.turn(day(27));
    assertEquals(Term.Ending.DECLINED, term(name(1)).ending().orElseThrow());
    assertEquals(Reason.VACANCY, poll.running(voters.community()).reason());
  }

  @Test
  void nobodyStandingExtendsOnceAndThenLeadsToCaretaking() {
    poll.turn(day(7));
    assertTrue(poll.now(election.id()).areNominationsExtended());
    assertEquals(day(14), poll.now(election.id()).nominationsUntil());
    poll.turn(day(14));
    assertEquals(Outcome.NOBODY, poll.now(election.id()).outcome().orElseThrow());
    assertTrue(cast.now(() -> elections.running(voters.community())).isEmpty());
  }

  /** The most helpful of those who may stand; who helped is told by answers that were accepted. */
  @Test
  void whenNobodyStandsThoseWhoHelpedMostAreAskedInPrivate() {
    for (int i = 2; i < 14; i++) {
      var helper = name(i % 12);
      var asker = name((i + 1) % 12);
      poll.act(
          day(1),
          () -> {
            var question = cast.question(voters.community(), asker, "How?", "How is it woven?");
            var form = UUID.randomUUID().toString();
            var answer = conversationService.reply(cast.actor(helper), question, "So.", form);
            conversationService.accept(cast.actor(asker), answer);
          });
    }
    poll.reportsTo(voters, name(5), name(3));
    poll.turn(day(7));
    assertTrue(poll.now(election.id()).areNominationsExtended());
    var asked =
        IntStream.range(0, 12).filter(i -> isInvited(name(i))).mapToObj(i -> name(i)).toList();
    assertEquals(10, asked.size());
    assertFalse(asked.contains(name(3)), "a boss was asked");
    assertFalse(record().toString().contains("invit"), "the record tells of it");
  }

  private boolean isInvited(String userName) {
    return cast.now(() -> elections.isInvited(election, cast.actor(userName).id()));
  }

  @Test
  void singleCandidateIsVotedOnAndCanLoseToReopening() {
    poll.stand(election, name(0), day(1));
    poll.turn(day(7));
    election = poll.now(election.id());
    for (int i = 0; i < 7; i++) {
      poll.vote(election, name(i), day(8), Ranking.RON, name(0));
    }
    poll.turn(day(12));
    assertEquals(ElectionState.VOTING, poll.now(election.id()).state());
    poll.turn(day(15));
    poll.turn(day(18));
    assertEquals(Outcome.REOPENED, poll.now(election.id()).outcome().orElseThrow());
    assertFalse(leads(name(0)));
    assertEquals(Reason.REPEAT, poll.running(voters.community()).reason());
  }

  @Test
  void tooFewBallotsExtendTheVotingAndThenElectForAWhile() {
    voting();
    poll.vote(election, name(0), day(8), name(0));
    poll.turn(day(12));
    assertTrue(poll.now(election.id()).isVotingExtended());
    assertEquals(day(15), poll.now(election.id()).votingUntil().orElseThrow());
    poll.turn(day(15));
    assertEquals(Outcome.PROVISIONAL, poll.now(election.id()).outcome().orElseThrow());
    poll.turn(day(18));
    assertTrue(leads(name(0)));
    assertEquals(day(18).plus(Duration.ofDays(90)), term(name(0)).endsAt());
  }

  @Test
  void tieIsBrokenByTheLotOfTheRecord() {
    counted(5, 5);
    var lot = entry("result").getJsonArray("lot");
    var winner = entry("result").getJsonArray("winners").getString(0);
    var first =
        lot.indexOf(lot.stream().filter(n -> n.toString().contains(name(0))).findAny().get());
    var second =
        lot.indexOf(lot.stream().filter(n -> n.toString().contains(name(1))).findAny().get());
    assertEquals(first < second ? name(0) : name(1), winner);
  }

  @Test
  void lastBallotOfAVoterCounts() {
    voting();
    var slip = poll.credential(election, name(2), day(8));
    var code = poll.cast(election, slip, day(8), name(0));
    assertEquals(code, poll.cast(election, slip, day(9), name(1)));
    poll.turn(day(12));
    poll.turn(day(15));
    assertEquals(1, entry("box").getInt("ballotCount"));
    assertEquals(code, record().getJsonObject("box").getJsonArray("codes").getString(0));
  }

  @Test
  void ballotsCastAtOnceAllLieInTheBox() {
    voting();
    var slips = IntStream.range(0, 8).mapToObj(i -> poll.credential(election, name(i), day(8)));
    atOnce(slips.<Runnable>map(slip -> () -> poll.cast(election, slip, day(8), name(0))).toList());
    poll.turn(day(12));
    assertEquals(8, entry("box").getInt("ballotCount"));
  }

  @Test
  void ballotSentTwiceAtOnceCountsOnce() {
    voting();
    var slip = poll.credential(election, name(0), day(8));
    atOnce(
        IntStream.range(0, 4)
            .<Runnable>mapToObj(i -> () -> poll.cast(election, slip, day(8), name(0)))
            .toList());
    poll.turn(day(12));
    poll.turn(day(15));
    assertEquals(1, entry("box").getInt("ballotCount"));
  }

  private void atOnce(List<Runnable> actions) {
    CompletableFuture.allOf(
            actions.stream()
                .map(action -> CompletableFuture.runAsync(action, executor))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  @Test
  void secondCredentialIsRefused() {
    voting();
    poll.credential(election, name(2), day(8));
    var refused =
        assertThrows(BusinessException.class, () -> poll.credential(election, name(2), day(8)));
    assertEquals("election.credential.issued", refused.key());
  }

  @Test
  void ballotOfTheLastSecondIsTakenAndTheNextRefused() {
    voting();
    var slip = poll.credential(election, name(2), day(8));
    poll.cast(election, slip, day(12).minusSeconds(1), name(0));
    var refused =
        assertThrows(DeniedException.class, () -> poll.cast(election, slip, day(12), name(1)));
    assertEquals("election.denied.box-closed", refused.key());
  }

  @Test
  void whoeverIsNotOnTheRollGetsNoCredential() {
    voting();
    var refused =
        assertThrows(DeniedException.class, () -> poll.credential(election, "farid", day(8)));
    assertEquals("election.denied.roll", refused.key());
  }

  @Test
  void credentialOfAnotherElectionIsRefused() {
    voting();
    var other = election;
    var slip = poll.credential(other, name(2), day(8));
    voters = poll.electorate(5, start);
    election = poll.running(voters.community());
    voting();
    var refused =
        assertThrows(DeniedException.class, () -> poll.cast(election, slip, day(8), name(0)));
    assertEquals("election.denied.credential", refused.key());
  }

  @Test
  void ballotOfAVoterWhoLeavesInBetweenCounts() {
    voting();
    poll.vote(election, name(2), day(8), name(0), name(1));
    poll.vote(election, name(3), day(8), name(0), name(1));
    communityService.leave(cast.actor(name(2)), voters.community().id());
    poll.leavesTheFirm(name(3));
    poll.turn(day(12));
    poll.turn(day(15));
    assertEquals(2, entry("box").getInt("ballotCount"));
  }

  /** The roll is frozen; but who does not work here any more has no say. */
  @Test
  void whoLeavesTheCommunityMayStillVoteAndWhoLeavesTheFirmMayNot() {
    voting();
    communityService.leave(cast.actor(name(2)), voters.community().id());
    poll.vote(election, name(2), day(8), name(0));
    poll.leavesTheFirm(name(3));
    assertThrows(DeniedException.class, () -> poll.credential(election, name(3), day(8)));
    assertEquals(1, cast.now(() -> elections.withCredential(election)).size());
  }

  @Test
  void promiseIsJudgedByOtherMembersOnceItsDayIsOver() {
    elected();
    var promise = cast.now(() -> promises.of(term(name(0)))).getFirst();
    // He has the whole of that day.
    var due = promise.dueOn().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    assertThrows(DeniedException.class, () -> judge(name(2), promise, due.minusSeconds(1), true));
    assertThrows(DeniedException.class, () -> judge(name(0), promise, due, true));
    assertThrows(DeniedException.class, () -> judge("farid", promise, due, true));
    judge(name(2), promise, due, true);
    judge(name(3), promise, due, true);
    judge(name(2), promise, due, false);
    var reader = cast.actor(name(2)).id();
    var line = cast.now(() -> promises.of(voters.community(), reader)).getFirst();
    assertEquals(1, line.kept());
    assertEquals(1, line.broken());
    assertEquals(false, line.own());
  }

  private void judge(String userName, Promise promise, Instant instant, boolean kept) {
    poll.act(instant, () -> termService.judge(cast.actor(userName), promise.id(), kept));
  }

  @Test
  void rankingWithAnUnknownOrRepeatedNameOrNoneIsRefused() {
    voting();
    var slip = poll.credential(election, name(2), day(8));
    assertEquals("election.ballot.unknown", refusal(slip, "nobody"));
    assertEquals("election.ballot.twice", refusal(slip, name(0), name(0)));
    assertEquals("election.ballot.empty", refusal(slip));
  }

  private String refusal(Poll.Slip slip, String... groups) {
    return assertThrows(BusinessException.class, () -> poll.cast(election, slip, day(8), groups))
        .key();
  }

  @Test
  void fewBallotsAreNotPublished() {
    counted(6, 0);
    assertFalse(record().getJsonObject("box").containsKey("ballots"));
    assertFalse(entry("result").containsKey("matrix"));
    assertEquals(6, record().getJsonObject("box").getJsonArray("codes").size());
  }

  @Test
  void upheldProtestRunsTheElectionAgain() {
    counted(8, 3);
    poll.at(
        day(13),
        () -> {
          service.protest(
              cast.actor(name(2)), election.id(), Protest.Ground.MISSING_BALLOT, "Mine is gone.");
          return null;
        });
    var protest = cast.now(() -> elections.protests(election)).getFirst();
    var wardens = cast.now(() -> elections.wardens(election));
    assertEquals(3, wardens.size());
    wardens.stream()
        .filter(warden -> !warden.userName().equals(name(2)))
        .limit(2)
        .forEach(
            warden ->
                poll.at(
                    day(13),
                    () -> {
                      service.judge(
                          cast.actor(warden.userName()), protest.id(), true, "It is missing.");
                      return null;
                    }));
    poll.turn(day(15));
    assertEquals(Outcome.PROTESTED, poll.now(election.id()).outcome().orElseThrow());
    assertFalse(leads(name(0)));
    assertEquals(Reason.REPEAT, poll.running(voters.community()).reason());
  }

  @Test
  void recordIsChainedAndItsBallotsAreErasedInTime() {
    elected();
    assertEquals(11, record().getJsonObject("box").getJsonArray("codes").size());
    poll.turn(day(15).plus(Duration.ofDays(91)));
    assertFalse(record().containsKey("box"));
    assertNotEquals("", entry("box").getString("boxHash"));
  }

  @Test
  void recallThatSucceedsEndsTheTerm() {
    elected();
    recall(Ranking.RON, name(0));
    assertFalse(leads(name(0)));
    assertEquals(Term.Ending.RECALLED, term(name(0)).ending().orElseThrow());
  }

  @Test
  void recallThatFailsLeavesTheLeader() {
    elected();
    recall(name(0), Ranking.RON);
    assertTrue(leads(name(0)));
  }

  private void recall(String... groups) {
    var term = term(name(0));
    var signed = day(90);
    for (int i = 2; i < 7; i++) {
      var member = name(i);
      poll.at(
          signed,
          () -> {
            termService.sign(cast.actor(member), term.id());
            return null;
          });
    }
    var petition = cast.now(() -> petitions.open(term).orElseThrow());
    var signer = cast.actor(name(2)).id();
    assertEquals(5, cast.now(() -> petitions.tally(petition, signer)).count());
    assertTrue(cast.now(() -> petitions.tally(petition, signer)).isSigned());
    assertFalse(cast.now(() -> petitions.tally(petition, cast.actor(name(1)).id())).isSigned());
    poll.turn(signed);
    election = poll.running(voters.community());
    assertEquals(Reason.RECALL, election.reason());
    for (int i = 2; i < 9; i++) {
      poll.vote(election, name(i), signed.plus(DAY), groups);
    }
    poll.turn(signed.plus(DAY.multipliedBy(5)));
    poll.turn(signed.plus(DAY.multipliedBy(8)));
  }
}
