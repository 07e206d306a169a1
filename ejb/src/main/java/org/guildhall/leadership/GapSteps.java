package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.guildhall.community.Appointments;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityOpened;

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
    long keep = caretakings.count(caretaking, Caretaking.Choice.KEEP);
    long archive = caretakings.count(caretaking, Caretaking.Choice.ARCHIVE);
    if (archive > keep) {
      caretaking.end(Caretaking.Choice.ARCHIVE);
      appointments.archive(caretaking.community());
    } else {
      caretaking.end(Caretaking.Choice.KEEP);
      electionSteps.open(caretaking.community(), Reason.VACANCY);
    }
  }
}
