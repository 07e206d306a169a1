package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.guildhall.moderation.Act;
import org.guildhall.moderation.Appeal;
import org.guildhall.moderation.Appeals;
import org.guildhall.moderation.JuryService;
import org.guildhall.moderation.Matter;
import org.guildhall.moderation.Outcome;
import org.guildhall.moderation.code.Severity;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** Appeals against what was decided, and the juries that are drawn for them. */
class JuryIT extends Moderated {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(JuryIT.class, Moderated.class);
  }

  @Inject private JuryService jury;
  @Inject private Appeals appeals;
  @Inject private Poll poll;

  private Act appealed() {
    var act = collapsed();
    jury.appeal(actor("pa3"), act.id(), "It was meant kindly.");
    return act;
  }

  /** Who were drawn, and have not said what they find. */
  private List<String> jurors(Act act) {
    return new ArrayList<>(
        found(
            "select p.userName from juror j join person p on p.id = j.person_id join appeal a on"
                + " a.id = j.asksFor where a.act_id = ? and j.upholds is null",
            act.id()));
  }

  private List<String> sitting(Act act) {
    var asked = jurors(act);
    asked.forEach(juror -> jury.answer(actor(juror), act.id(), true));
    return asked;
  }

  private Appeal appeal(Act act) {
    return cast.now(() -> appeals.of(ledger.require(act.id())).orElseThrow());
  }

  @Test
  void juryOfFiveHasNoPartyAndNobodyCloseToOne() {
    var act = appealed();
    var asked = jurors(act);
    assertEquals(5, asked.size(), asked.toString());
    assertEquals(Set.of(Matter.Kind.JURY), told(asked.getFirst(), act.id()));
    cast.now(
        () -> {
          for (var juror : asked) {
            var person = people.requireByUserName(juror);
            assertNotEquals(named("pa2"), juror);
            for (var party : List.of("pa3", "pa4")) {
              assertFalse(
                  person.isCloseTo(people.requireByUserName(named(party))), juror + " " + party);
            }
          }
          return null;
        });
  }

  @Test
  void appealThatIsUpheldRestoresThePostAndIsShown() {
    var act = appealed();
    var jurors = sitting(act);
    for (var juror : jurors.subList(0, 3)) {
      jury.find(actor(juror), act.id(), false, "It is a saying.");
    }
    assertFalse(post().isCollapsed());
    assertTrue(act().isReversed());
    assertEquals(Appeal.Verdict.REVERSED, appeal(act).verdict().orElseThrow());
    var rates = service.ledger(actor("pa1"), community.slug(), null, 9).reversals();
    assertEquals(1, rates.getFirst().decided());
    assertEquals(1, rates.getFirst().reversed());
    assertEquals(
        List.of(), service.ledger(cast.actor("farid"), community.slug(), null, 9).reversals());
  }

  @Test
  void appealThatIsRefusedLeavesThePostCollapsed() {
    var act = appealed();
    var jurors = sitting(act);
    for (var juror : jurors.subList(0, 3)) {
      jury.find(actor(juror), act.id(), true, "It was an insult.");
    }
    assertTrue(post().isCollapsed());
    assertFalse(act().isReversed());
    assertRefused(
        "jury.denied.decided", () -> jury.find(actor(jurors.get(3)), act.id(), false, "Too late."));
    assertRefused("appeal.denied.before", () -> jury.appeal(actor("pa3"), act.id(), "Once more."));
  }

  @Test
  void jurorWhoDoesNotAnswerIsReplacedAfterADay() {
    var act = appealed();
    var first = jurors(act);
    var willing = first.subList(0, 2);
    willing.forEach(juror -> jury.answer(actor(juror), act.id(), true));
    turn(Duration.ofHours(25));
    clock.at(
        Instant.now().plus(Duration.ofHours(25)),
        () -> {
          var now = jurors(act);
          assertTrue(now.containsAll(willing), now.toString());
          now.removeAll(willing);
          now.retainAll(first);
          assertEquals(List.of(), now);
          assertRefused(
              "jury.denied.answered", () -> jury.answer(actor(first.getLast()), act.id(), true));
        });
  }

  @Test
  void jurorWhoIsNotWillingIsReplacedAtOnce() {
    var act = appealed();
    var first = jurors(act);
    jury.answer(actor(first.getFirst()), act.id(), false);
    var now = jurors(act);
    assertEquals(5, now.size());
    assertFalse(now.contains(first.getFirst()));
  }

  @Test
  void juryThatIsCompleteHasThreeDaysAndItsMajorityDecides() {
    var act = appealed();
    var jurors = sitting(act);
    jury.find(actor(jurors.get(0)), act.id(), true, "It was an insult.");
    turn(Duration.ofHours(71));
    assertFalse(appeal(act).isDecided());
    turn(Duration.ofHours(73));
    assertEquals(Appeal.Verdict.UPHELD, appeal(act).verdict().orElseThrow());
  }

  @Test
  void whereAsManyFindOneAsTheOtherItIsDecidedForTheAuthor() {
    var act = appealed();
    var jurors = sitting(act);
    jury.find(actor(jurors.get(0)), act.id(), true, "It was an insult.");
    jury.find(actor(jurors.get(1)), act.id(), false, "It is a saying.");
    turn(Duration.ofHours(73));
    assertEquals(Appeal.Verdict.REVERSED, appeal(act).verdict().orElseThrow());
    assertFalse(post().isCollapsed());
  }

  @Test
  void juryGoesOnWhenTheAuthorLeavesTheFirmAndReplacesAJurorWhoDoes() {
    var act = appealed();
    var jurors = sitting(act);
    poll.leavesTheFirm(named("pa3"));
    poll.leavesTheFirm(jurors.getLast());
    turn(Duration.ofHours(1));
    var now = jurors(act);
    assertEquals(5, now.size(), now.toString());
    assertFalse(now.contains(jurors.getLast()));
    for (var juror : jurors.subList(0, 3)) {
      jury.find(actor(juror), act.id(), false, "It is a saying.");
    }
    assertFalse(post().isCollapsed());
    assertThrows(DeniedException.class, () -> jury.read(actor("pa3"), act.id()));
  }

  @Test
  void authorWhoHasLeftAppealsNoMoreAndItStaysDecided() {
    var act = collapsed();
    poll.leavesTheFirm(named("pa3"));
    assertThrows(DeniedException.class, () -> jury.appeal(actor("pa3"), act.id(), "From afar."));
    assertTrue(post().isCollapsed());
  }

  @Test
  void jurorFindsOnceAndOnlyWhenHeIsWilling() {
    var act = appealed();
    var juror = actor(jurors(act).getFirst());
    assertRefused(
        "jury.denied.not-willing", () -> jury.find(juror, act.id(), true, "It was an insult."));
    jury.answer(juror, act.id(), true);
    jury.find(juror, act.id(), true, "It was an insult.");
    assertRefused("jury.denied.found", () -> jury.find(juror, act.id(), false, "Or not."));
    assertThrows(NotFoundException.class, () -> jury.answer(actor("pa4"), act.id(), true));
  }

  @Test
  void onlyTheAuthorAppealsAndOnlyInTime() {
    var act = collapsed();
    assertThrows(NotFoundException.class, () -> jury.appeal(actor("pa4"), act.id(), "For him."));
    clock.at(
        Instant.now().plus(DAY.multipliedBy(15)),
        () ->
            assertRefused(
                "appeal.denied.late", () -> jury.appeal(actor("pa3"), act.id(), "Late.")));
  }

  @Test
  void onlyTheAuthorAndTheJuryReadADecision() {
    var act = appealed();
    assertEquals(act.id(), jury.read(actor("pa3"), act.id()).id());
    assertEquals(act.id(), jury.read(actor(jurors(act).getFirst()), act.id()).id());
    for (var other : List.of("pa2", "pa4", "farid")) {
      assertThrows(NotFoundException.class, () -> jury.read(actor(other), act.id()));
    }
  }

  @Test
  void titleGoesWithItsOpening() {
    post =
        cast.now(() -> conversations.asWritten(conversations.require(question), 1).getFirst().id());
    report("pa4", Severity.FLAGRANT);
    judge("pa2", Outcome.COLLAPSE, Severity.FLAGRANT);
    assertEquals("", cast.now(() -> conversations.require(question).title()));
    var act = act();
    jury.appeal(actor("pa1"), act.id(), "It was meant kindly.");
    for (var juror : sitting(act).subList(0, 3)) {
      jury.find(actor(juror), act.id(), false, "It is a question.");
    }
    assertEquals("How is it woven?", cast.now(() -> conversations.require(question).title()));
  }
}
