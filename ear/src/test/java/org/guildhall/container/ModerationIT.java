package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.guildhall.community.Appointments;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityService;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.moderation.Act;
import org.guildhall.moderation.Appeal;
import org.guildhall.moderation.Appeals;
import org.guildhall.moderation.DecidedBy;
import org.guildhall.moderation.JuryService;
import org.guildhall.moderation.Ledger;
import org.guildhall.moderation.LegalReason;
import org.guildhall.moderation.Matter;
import org.guildhall.moderation.Matters;
import org.guildhall.moderation.ModerationCalendar;
import org.guildhall.moderation.ModerationService;
import org.guildhall.moderation.Outcome;
import org.guildhall.moderation.TakeDownService;
import org.guildhall.moderation.code.Clause;
import org.guildhall.moderation.code.CodeChange;
import org.guildhall.moderation.code.CodeService;
import org.guildhall.moderation.code.Severity;
import org.guildhall.people.Actor;
import org.guildhall.people.Office;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.HouseClock;
import org.guildhall.platform.NotFoundException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pa1 asks, Pa2 leads, Pa3 writes what is reported; five teams, see the cast. */
@Tag("data")
@ExtendWith(ArquillianExtension.class)
class ModerationIT {
  private static final Duration DAY = Duration.ofDays(1);

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(ModerationIT.class);
  }

  @Inject private Cast cast;
  @Inject private Poll poll;
  @Inject private Appointments appointments;
  @Inject private CommunityService communityService;
  @Inject private People people;
  @Inject private Conversations conversations;
  @Inject private ConversationService talk;
  @Inject private CodeService codes;
  @Inject private ModerationService service;
  @Inject private JuryService jury;
  @Inject private TakeDownService takeDowns;
  @Inject private Ledger ledger;
  @Inject private Appeals appeals;
  @Inject private Matters matters;
  @Inject private ModerationCalendar calendar;
  @Inject private HouseClock clock;
  @Resource private ManagedExecutorService executor;

  @Resource(lookup = "jdbc/guildhall")
  private DataSource database;

  private Community community;
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  private ConversationId question;
  private PostId post;

  /** Whatever happened: a post is collapsed just where an act that stands says so. */
  @AfterEach
  void everyCollapsedPostHasItsLineAndEveryLineItsPost() {
    var collapsed =
        asked(
            "select cast(p.id as varchar) from post p join conversation c on c.id ="
                + " p.conversation_id where p.collapsedUnder is not null and c.community_id = ?",
            community.id().value());
    var lines =
        asked(
            "select cast(a.post_id as varchar) from act a where a.outcome = 'COLLAPSE' and"
                + " a.reversedAt is null and a.community_id = ?",
            community.id().value());
    assertEquals(lines, collapsed);
  }

  @BeforeEach
  void pa3AnswersPa1() {
    cast.enters();
    cast.teamsEnter(mark);
    begin(cast.communityOfTeams(mark));
    cast.lead(community, named("pa2"));
  }

  private void begin(Community where) {
    community = where;
    question = cast.question(where, named("pa1"), "How is it woven?", "Does anyone know?");
    post = talk.reply(actor("pa3"), question, "Only a fool asks that.", form());
  }

  private Actor actor(String name) {
    return cast.actor(named(name));
  }

  /** Each test has teams of its own, since what one reports today counts. */
  private String named(String name) {
    return name.matches("(p[abc]|bo)[1-5]|top") ? name + mark : name;
  }

  private static String form() {
    return UUID.randomUUID().toString();
  }

  private Clause clause(Severity severity) {
    return cast.now(
        () ->
            codes.read(actor("pa1"), community.slug()).clauses().stream()
                .filter(one -> one.severity() == severity)
                .findFirst()
                .orElseThrow());
  }

  private void report(String userName, Severity severity) {
    service.report(actor(userName), post, clause(severity).id(), "Look at this.");
  }

  private void judge(String userName, Outcome outcome, Severity severity) {
    service.judge(actor(userName), post, outcome, clause(severity).id(), "Mind your words.");
  }

  private Post post() {
    return cast.now(() -> conversations.require(post));
  }

  /** What happened in the community, the latest first. */
  private List<Act> acts() {
    return cast.now(() -> ledger.of(community, Long.MAX_VALUE, 100));
  }

  private Act act() {
    var acts = acts();
    assertEquals(1, acts.size());
    return acts.getFirst();
  }

  /** Whom the lot asks about that act or post, who has not said what he finds. */
  private Set<String> asked(String table, long id) {
    var asked = new TreeSet<String>();
    try (var connection = database.getConnection();
        var query = connection.prepareStatement(table)) {
      query.setLong(1, id);
      var rows = query.executeQuery();
      while (rows.next()) {
        asked.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return asked;
  }

  private Set<String> neighbours() {
    return asked(
        "select p.userName from neighbour n join person p on p.id = n.person_id where n.asksFor = ?"
            + " and n.outcome is null",
        post.value());
  }

  private List<String> jurors(Act act) {
    return new ArrayList<>(
        asked(
            "select p.userName from juror j join person p on p.id = j.person_id join appeal a on"
                + " a.id = j.asksFor where a.act_id = ? and j.upholds is null",
            act.id()));
  }

  /** What is told to somebody on his home page, of an act or a post. */
  private Set<Matter.Kind> told(String name, long id) {
    return cast.now(
        () ->
            matters
                .of(
                    people.requireByUserName(named(name)).id(),
                    Instant.now().minus(DAY),
                    Instant.now())
                .stream()
                .filter(matter -> matter.id() == id)
                .map(Matter::kind)
                .collect(Collectors.toSet()));
  }

  private void turn(Duration later) {
    clock.at(Instant.now().plus(later), calendar::turn);
  }

  private static void assertRefused(String key, Runnable action) {
    assertEquals(key, assertThrows(BusinessException.class, action::run).key());
  }

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

  // Appeals and juries.

  private Act collapsed() {
    report("pa4", Severity.FLAGRANT);
    judge("pa2", Outcome.COLLAPSE, Severity.FLAGRANT);
    return act();
  }

  private Act appealed() {
    var act = collapsed();
    jury.appeal(actor("pa3"), act.id(), "It was meant kindly.");
    return act;
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
    takeDowns.putBack(hr, post);
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

  // The code of conduct.

  private static CodeChange change(String text) {
    return new CodeChange(Severity.ORDINARY, text, "en");
  }

  private List<String> texts() {
    return cast.now(
        () ->
            codes.read(actor("pa1"), community.slug()).clauses().stream()
                .map(one -> one.text("en"))
                .toList());
  }

  @Test
  void communityBeginsWithTheTemplateAndMembersChangeIt() {
    var before = texts();
    assertEquals(9, before.size());
    var id = codes.propose(actor("pa1"), community.id(), null, change("Nobody whistles."), "Ears.");
    codes.vote(actor("pa2"), id, true);
    codes.vote(actor("pa4"), id, false);
    turn(DAY.multipliedBy(6));
    assertEquals(before, texts());
    turn(DAY.multipliedBy(8));
    assertEquals("Nobody whistles.", texts().getLast());
    assertEquals(10, texts().size());
    assertEquals(2, cast.now(() -> codes.read(actor("pa1"), community.slug()).number()));
  }

  @Test
  void proposalWithoutEnoughVotesOrAMajorityChangesNothing() {
    var before = texts();
    codes.propose(actor("pa1"), community.id(), null, change("Nobody whistles."), "Ears.");
    turn(DAY.multipliedBy(8));
    assertEquals(before, texts());
    var id = codes.propose(actor("pa1"), community.id(), null, change("Nobody hums."), "Ears.");
    codes.vote(actor("pa2"), id, false);
    codes.vote(actor("pa4"), id, true);
    codes.vote(actor("pa5"), id, false);
    turn(DAY.multipliedBy(8));
    assertEquals(before, texts());
  }

  @Test
  void clauseIsDroppedOrChangedAndOldDecisionsKeepTheirs() {
    var act = collapsed();
    var old = act.clause().id();
    var id = codes.propose(actor("pa1"), community.id(), old, null, "We need it not.");
    codes.vote(actor("pa2"), id, true);
    codes.vote(actor("pa4"), id, true);
    turn(DAY.multipliedBy(8));
    assertEquals(8, texts().size());
    assertEquals(old, act().clause().id());
    assertRefused(
        "code.clause.gone", () -> codes.propose(actor("pa1"), community.id(), old, null, "Again."));
  }

  @Test
  void onlyMembersDecideAboutTheCodeAndOneChangeAtATime() {
    assertRefused(
        "community.denied.not-member",
        () ->
            codes.propose(
                cast.actor("farid"), community.id(), null, change("Nobody whistles."), "Ears."));
    var id = codes.propose(actor("pa1"), community.id(), null, change("Nobody whistles."), "Ears.");
    assertRefused(
        "code.proposal.open",
        () -> codes.propose(actor("pa2"), community.id(), null, change("Nor sings."), "Ears."));
    assertRefused("community.denied.not-member", () -> codes.vote(cast.actor("farid"), id, true));
    assertRefused(
        "community.denied.not-member",
        () -> codes.vote(new Actor(cast.actor("farid").id(), true), id, true));
  }

  @Test
  void whoJoinsWhileMembersVoteHasNoVoteYet() {
    var id = codes.propose(actor("pa1"), community.id(), null, change("Nobody whistles."), "Ears.");
    communityService.join(actor("pb1"), community.id());
    assertRefused("code.denied.new-member", () -> codes.vote(actor("pb1"), id, true));
  }

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
