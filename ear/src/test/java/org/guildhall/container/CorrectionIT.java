package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.guildhall.container.Poll.Electorate;
import org.guildhall.leadership.Candidacy;
import org.guildhall.leadership.Correction;
import org.guildhall.leadership.Corrections;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.ElectionService;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.Outcome;
import org.guildhall.leadership.Term;
import org.guildhall.leadership.Terms;
import org.guildhall.people.Actor;
import org.guildhall.platform.DeniedException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Someone whom the directory shows as a boss says that it is wrong. */
@ExtendWith(ArquillianExtension.class)
class CorrectionIT {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Actor HR = Actor.server();

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(CorrectionIT.class);
  }

  @Inject private Cast cast;
  @Inject private Poll poll;
  @Inject private Elections elections;
  @Inject private ElectionService service;
  @Inject private Corrections corrections;
  @Inject private Terms terms;

  private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(DAY);

  private Electorate voters;
  private Election election;
  private String ada;

  @BeforeEach
  void somebodyReportsToAda() {
    cast.enters();
    voters = poll.electorate(12, start);
    election = poll.running(voters.community());
    ada = voters.name(0);
    poll.reportsTo(voters, voters.name(5), ada);
  }

  private Instant day(int number) {
    return start.plus(DAY.multipliedBy(number));
  }

  private void asks(String userName) {
    poll.act(
        day(1),
        () -> service.correct(cast.actor(userName), election.id(), "He moved to another team."));
  }

  private void standsUnderReserve() {
    asks(ada);
    poll.stand(election, ada, day(1));
    poll.stand(election, voters.name(1), day(1));
  }

  private void hrAnswers(Instant instant, boolean grants) {
    poll.act(
        instant, () -> service.answer(HR, correction().id(), grants, "As the contracts have it."));
  }

  private Correction correction() {
    return cast.now(
            () -> corrections.of(election, elections.candidacies(election).getFirst().person()))
        .orElseThrow();
  }

  private Candidacy candidacy() {
    return cast.now(() -> elections.candidacies(election).getFirst());
  }

  private String told() {
    return service
        .record(cast.actor(voters.name(1)), election.id())
        .getJsonArray("entries")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(entry -> entry.getString("kind").equals("candidates"))
        .findFirst()
        .orElseThrow()
        .getJsonObject("content")
        .getJsonArray("candidates")
        .getJsonObject(0)
        .getString("correction", "none");
  }

  private void elected() {
    poll.turn(day(7));
    election = poll.now(election.id());
    for (int i = 1; i < 11; i++) {
      poll.vote(election, voters.name(i), day(8), ada);
    }
    poll.turn(day(12));
    poll.turn(day(15));
    election = poll.now(election.id());
  }

  private Term.State term() {
    return cast.now(() -> terms.of(voters.community()).getLast().state());
  }

  @Test
  void whoDisputesTheDirectoryStandsUnderReserveAndTheRecordSaysSo() {
    asks(ada);
    poll.stand(election, ada, day(6));
    poll.turn(day(7));
    assertTrue(candidacy().stands());
    assertEquals("unanswered", told());
  }

  @Test
  void correctionMadeOnTheLastDayIsToldAsAsked() {
    poll.act(
        day(6), () -> service.correct(cast.actor(ada), election.id(), "He moved to another team."));
    poll.stand(election, ada, day(6));
    poll.turn(day(7));
    assertEquals("asked", told());
  }

  @Test
  void refusalTakesHimOffTheBallot() {
    standsUnderReserve();
    hrAnswers(day(2), false);
    poll.turn(day(7));
    assertEquals("election.denied.boss", candidacy().struckFor().orElseThrow());
    assertEquals("refused", told());
  }

  @Test
  void refusalDuringVotingLeavesHimOutOfTheCount() {
    poll.stand(election, voters.name(1), day(1));
    poll.act(
        day(6), () -> service.correct(cast.actor(ada), election.id(), "He moved to another team."));
    poll.stand(election, ada, day(6));
    poll.turn(day(7));
    election = poll.now(election.id());
    for (int i = 1; i < 11; i++) {
      poll.vote(election, voters.name(i), day(8), ada, voters.name(1));
    }
    var waiting = cast.now(() -> corrections.waiting(day(8)));
    var own = waiting.stream().filter(one -> one.election().id().equals(election.id()));
    poll.act(day(8), () -> service.answer(HR, own.findFirst().orElseThrow().id(), false, "No."));
    poll.turn(day(12));
    poll.turn(day(15));
    assertEquals(
        voters.name(1),
        cast.now(() -> terms.of(voters.community()).getFirst().person().userName()));
  }

  @Test
  void grantedCorrectionLetsHimLead() {
    standsUnderReserve();
    hrAnswers(day(2), true);
    elected();
    assertEquals("granted", told());
    assertEquals(Outcome.ELECTED, election.outcome().orElseThrow());
    poll.turn(day(16));
    assertEquals(Term.State.RUNNING, term());
  }

  @Test
  void silenceLetsHimLeadUntilHeBecomesABossInAnotherWay() {
    standsUnderReserve();
    elected();
    poll.turn(day(16));
    assertEquals(Term.State.RUNNING, term());
    poll.reportsTo(voters, voters.name(6), ada);
    poll.turn(day(20));
    assertEquals(Term.State.HANDOVER, term());
  }

  @Test
  void correctionCoversNoMoreThanWhatTheDirectorySaidThen() {
    standsUnderReserve();
    poll.isCalled(voters, ada, "Team Lead");
    poll.turn(day(7));
    assertEquals("election.denied.boss", candidacy().struckFor().orElseThrow());
  }

  @Test
  void onlyWhomTheDirectoryBarsAsksAndOnce() {
    assertEquals("election.denied.no-boss", refusal(() -> asks(voters.name(1))));
    asks(ada);
    assertEquals("election.denied.no-boss", refusal(() -> asks("farid")));
    poll.isCalled(voters, ada, "Team Lead");
    assertEquals("election.denied.corrected", refusal(() -> asks(ada)));
  }

  @Test
  void onlyAdministratorsAnswerAndNeverTheirOwn() {
    standsUnderReserve();
    var id = correction().id();
    var own = new Actor(cast.actor(ada).id(), true);
    for (var actor : new Actor[] {cast.actor(voters.name(1)), own}) {
      poll.act(
          day(2),
          () ->
              assertThrows(DeniedException.class, () -> service.answer(actor, id, true, "It is.")));
    }
    assertEquals(Correction.State.ASKED, correction().state(day(2)));
  }

  @Test
  void answerComesOnceAndInTime() {
    standsUnderReserve();
    assertEquals("correction.denied.over", refusal(() -> hrAnswers(day(4), false)));
    hrAnswers(day(3), true);
    assertEquals("correction.denied.over", refusal(() -> hrAnswers(day(3), false)));
    assertFalse(correction().state(day(3)) == Correction.State.REFUSED);
  }

  private static String refusal(Runnable action) {
    return assertThrows(DeniedException.class, action::run).key();
  }
}
