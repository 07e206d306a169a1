package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guildhall.community.Community;
import org.guildhall.container.Poll.Electorate;
import org.guildhall.leadership.Agenda;
import org.guildhall.leadership.Agenda.Phase;
import org.guildhall.leadership.Agenda.What;
import org.guildhall.leadership.AgendaService;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.Reason;
import org.guildhall.people.Actor;
import org.guildhall.people.Office;
import org.guildhall.platform.DeniedException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the elections of all communities come to. */
@Tag("data")
@ExtendWith(ArquillianExtension.class)
class AgendaIT {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int QUARTER = 91;

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(AgendaIT.class);
  }

  @Inject private Cast cast;
  @Inject private Poll poll;
  @Inject private AgendaService service;

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

  private List<Phase> phases(Community of, Instant now) {
    return poll
        .at(now, () -> service.until(Actor.server(), now.plus(DAY.multipliedBy(QUARTER))))
        .stream()
        .filter(agenda -> agenda.community().id().equals(of.id()))
        .map(Agenda::phases)
        .findFirst()
        .orElse(List.of());
  }

  private static Phase phase(What what, Reason of, Instant from, Instant until, boolean expected) {
    return new Phase(what, Optional.ofNullable(of), from, until, expected);
  }

  private void elected() {
    poll.stand(election, voters.name(0), day(1));
    poll.stand(election, voters.name(1), day(1));
    poll.turn(day(7));
    election = poll.now(election.id());
    for (int i = 0; i < 11; i++) {
      poll.vote(election, voters.name(i), day(8), voters.name(0), voters.name(1));
    }
    poll.turn(day(12));
  }

  @Test
  void electionThatRunsIsForeseenToItsEnd() {
    assertEquals(
        List.of(
            phase(What.NOMINATIONS, Reason.FOUNDING, start, day(7), false),
            phase(What.VOTING, Reason.FOUNDING, day(7), day(12), true),
            phase(What.PROTEST, Reason.FOUNDING, day(12), day(15), true)),
        phases(voters.community(), day(1)));
    elected();
    assertEquals(
        List.of(phase(What.PROTEST, Reason.FOUNDING, day(12), day(15), false)),
        phases(voters.community(), day(13)));
  }

  @Test
  void endOfATermIsForeseenWithTheElectionBeforeIt() {
    elected();
    poll.turn(day(15));
    assertEquals(List.of(), phases(voters.community(), day(16)));
    var ends = day(15).atZone(ZoneOffset.UTC).plusMonths(12).toInstant();
    var opens = ends.minus(DAY.multipliedBy(30));
    assertEquals(
        List.of(
            phase(What.NOMINATIONS, Reason.TERM, opens, opens.plus(DAY.multipliedBy(7)), true),
            phase(
                What.VOTING,
                Reason.TERM,
                opens.plus(DAY.multipliedBy(7)),
                opens.plus(DAY.multipliedBy(12)),
                true),
            phase(
                What.PROTEST,
                Reason.TERM,
                opens.plus(DAY.multipliedBy(12)),
                opens.plus(DAY.multipliedBy(15)),
                true),
            phase(What.TERM_ENDS, null, ends, ends, false)),
        phases(voters.community(), ends.minus(DAY.multipliedBy(60))));
  }

  @Test
  void electionThatNobodyStandsInIsFollowedByTheTimeWithoutALeader() {
    poll.turn(day(7));
    poll.turn(day(14));
    assertEquals(
        List.of(
            phase(What.CARETAKING, null, day(14), day(104), false),
            phase(What.CHOOSING, null, day(104), day(118), false)),
        phases(voters.community(), day(20)));
  }

  @Test
  void closedCommunityIsForeseenToo() {
    var closed = cast.closedCommunity();
    assertEquals(What.NOMINATIONS, phases(closed, Instant.now()).getFirst().what());
  }

  @Test
  void onlyWhoLooksAfterTheFirmForeseesAllCommunities() {
    var ada = cast.actor("ada");
    var hr = new Actor(ada.id(), false, Set.of(Office.HR));
    assertEquals(
        poll.at(day(1), () -> service.until(Actor.server(), day(QUARTER))).size(),
        poll.at(day(1), () -> service.until(hr, day(QUARTER))).size());
    var privacy = new Actor(ada.id(), false, Set.of(Office.PRIVACY));
    for (var actor : List.of(ada, privacy)) {
      assertThrows(DeniedException.class, () -> service.until(actor, day(QUARTER)));
    }
  }
}
