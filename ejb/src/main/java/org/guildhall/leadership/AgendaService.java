package org.guildhall.leadership;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityId;
import org.guildhall.leadership.Agenda.Phase;
import org.guildhall.leadership.Agenda.What;
import org.guildhall.people.Actor;
import org.guildhall.platform.UseCase;

/** Foresees what the elections of all communities come to, for those who look after the firm. */
@UseCase
public class AgendaService {
  @Inject private ElectionPolicy policy;
  @Inject private Elections elections;
  @Inject private Terms terms;
  @Inject private Caretakings caretakings;
  @Inject private LeadershipSettings settings;
  @Inject private Clock clock;

  /** A phase and where it is. */
  private record Entry(Community community, Phase phase) {}

  /**
   * What goes on now and begins before that time, the next to happen first; in as many statements
   * for one community as for a thousand. It tells neither who stands or leads nor how many voted.
   */
  public List<Agenda> until(Actor actor, Instant horizon) {
    policy.mayForesee(actor).orThrow();
    var now = clock.instant();
    var running = elections.running().stream().flatMap(this::phases);
    var gaps = caretakings.current().stream().flatMap(AgendaService::phases);
    return Stream.of(running, comings(now, horizon), gaps)
        .flatMap(entries -> entries)
        .filter(entry -> entry.phase.until().isAfter(now) && entry.phase.from().isBefore(horizon))
        .distinct()
        .sorted(Comparator.comparing((Entry entry) -> entry.phase.from()))
        .collect(groupingBy(Entry::community, mapping(Entry::phase, toList())))
        .entrySet()
        .stream()
        .map(one -> new Agenda(one.getKey(), one.getValue()))
        .sorted(
            Comparator.comparing((Agenda one) -> one.next(now))
                .thenComparing(one -> one.community().name()))
        .toList();
  }

  /** What is left of an election; what has not begun has the length that the settings give it. */
  private Stream<Entry> phases(Election election) {
    var why = Optional.of(election.reason());
    var phases = new ArrayList<Phase>();
    var end = election.nominationsUntil();
    if (election.state() == ElectionState.NOMINATIONS) {
      phases.add(new Phase(What.NOMINATIONS, why, election.openedAt(), end, false));
    }
    if (election.state() != ElectionState.PROTEST) {
      var from = election.votingFrom().orElse(end);
      end = election.votingUntil().orElse(from.plus(settings.voting()));
      phases.add(new Phase(What.VOTING, why, from, end, election.votingUntil().isEmpty()));
    } else {
      end = election.votingUntil().orElseThrow();
    }
    var until = election.protestUntil();
    phases.add(
        new Phase(
            What.PROTEST, why, end, until.orElse(end.plus(settings.protest())), until.isEmpty()));
    return phases.stream().map(phase -> new Entry(election.community(), phase));
  }

  /**
   * Terms that end, and the elections before that. One whose day has come is open already, or will
   * not be: somebody is elected, or nobody wanted to stand.
   */
  private Stream<Entry> comings(Instant now, Instant horizon) {
    var current = terms.endingBefore(horizon.plus(settings.beforeTermEnds()));
    var succeeded =
        current.stream()
            .filter(term -> term.state() == Term.State.COMING)
            .map(term -> term.community().id())
            .collect(toSet());
    return current.stream()
        .filter(Term::leads)
        .flatMap(
            term -> {
              var ends = term.endsAt();
              var opens = ends.minus(settings.beforeTermEnds());
              var end = new Phase(What.TERM_ENDS, Optional.empty(), ends, ends, false);
              boolean isOpened = isOpened(term, opens, now, succeeded);
              return Stream.concat(isOpened ? Stream.of() : expected(opens), Stream.of(end))
                  .map(phase -> new Entry(term.community(), phase));
            });
  }

  private static boolean isOpened(
      Term term, Instant opens, Instant now, Set<CommunityId> succeeded) {
    return term.state() != Term.State.RUNNING
        || !opens.isAfter(now)
        || succeeded.contains(term.community().id());
  }

  private Stream<Phase> expected(Instant opens) {
    var why = Optional.of(Reason.TERM);
    var voting = opens.plus(settings.nominations());
    var protest = voting.plus(settings.voting());
    return Stream.of(
        new Phase(What.NOMINATIONS, why, opens, voting, true),
        new Phase(What.VOTING, why, voting, protest, true),
        new Phase(What.PROTEST, why, protest, protest.plus(settings.protest()), true));
  }

  private static Stream<Entry> phases(Caretaking gap) {
    return Stream.of(
            new Phase(What.CARETAKING, Optional.empty(), gap.beganAt(), gap.choiceFrom(), false),
            new Phase(What.CHOOSING, Optional.empty(), gap.choiceFrom(), gap.choiceUntil(), false))
        .map(phase -> new Entry(gap.community(), phase));
  }
}
