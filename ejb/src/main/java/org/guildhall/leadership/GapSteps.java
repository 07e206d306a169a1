package org.guildhall.leadership;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.guildhall.community.Appointments;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityId;
import org.guildhall.community.CommunityOpened;
import org.guildhall.leadership.Caretaking.Choice;

/**
 * The steps of what goes on between elections: a community opens, a petition gathers names or does
 * not, members choose what becomes of a community that nobody leads.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class GapSteps {
  @Inject private Communities communities;
  @Inject private Appointments appointments;
  @Inject private ElectionSteps electionSteps;
  @Inject private Petitions petitions;
  @Inject private Caretakings caretakings;
  @Inject private Elections elections;
  @Inject private Clock clock;

  /** The founding election opens with the community, in one transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  void open(@Observes CommunityOpened opened) {
    electionSteps.open(communities.require(opened.community()), Reason.FOUNDING);
  }

  List<Long> petitions() {
    return petitions.due(clock.instant());
  }

  /** Opens the recall that enough members asked for, or closes a petition that came too late. */
  void lookAtPetition(long id) {
    var petition = petitions.lock(id);
    if (!petition.isOpen()) {
      return;
    }
    var term = petition.term();
    if (!term.leads() || petitions.isTooLate(term, clock.instant())) {
      petition.close(clock.instant());
    } else if (petitions.count(petition) >= petitions.needed(term.community())
        && elections.running(term.community()).isEmpty()) {
      petition.close(clock.instant());
      electionSteps.openRecall(term);
    }
  }

  List<Long> caretakings() {
    return caretakings.due(clock.instant());
  }

  /** When the members of each have had their time to choose. */
  List<Instant> dueTimes() {
    return caretakings.dueTimes();
  }

  /** Does what most chose; the community stays where as many want that, or nobody chose. */
  void conclude(long id) {
    var caretaking = caretakings.lock(id);
    if (caretaking.outcome().isPresent()) {
      return;
    }
    var community = caretaking.community();
    var choices = caretakings.choices(caretaking);
    var into = into(community, choices);
    var outcome = outcome(choices, into.isPresent());
    switch (outcome) {
      case KEEP -> electionSteps.open(community, Reason.VACANCY);
      case MERGE -> {
        if (!appointments.merge(community, into.orElseThrow(), clock.instant())) {
          // The other has just gone: the next turn counts without it.
          return;
        }
      }
      case ARCHIVE -> appointments.archive(community);
    }
    caretaking.end(outcome);
  }

  /** Where two are wanted alike, the one that changes less. */
  private static Choice outcome(List<CaretakingChoice> choices, boolean mayMerge) {
    return Stream.of(Choice.KEEP, Choice.MERGE, Choice.ARCHIVE)
        .filter(choice -> choice != Choice.MERGE || mayMerge)
        .max(
            Comparator.<Choice>comparingLong(choice -> count(choices, choice))
                .thenComparing(Comparator.<Choice>naturalOrder().reversed()))
        .orElseThrow();
  }

  private static long count(List<CaretakingChoice> choices, Choice choice) {
    return choices.stream().filter(one -> one.choice() == choice).count();
  }

  /** The community that most want to go on in, of those that still can be; the older of equals. */
  private Optional<Community> into(Community community, List<CaretakingChoice> choices) {
    return choices.stream()
        .flatMap(choice -> choice.into().stream())
        .collect(groupingBy(CommunityId::value, TreeMap::new, counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<Long, Long>comparingByValue().reversed())
        .map(wanted -> communities.require(new CommunityId(wanted.getKey())))
        .filter(other -> other.isMergeable() && community.isMergeable())
        .findFirst();
  }
}
