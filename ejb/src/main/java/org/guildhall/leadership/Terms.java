package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.community.Appointments;
import org.guildhall.community.Community;
import org.guildhall.leadership.Term.Ending;
import org.guildhall.leadership.Term.State;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;

/** All terms of leaders, those to come and those that are over. */
@ApplicationScoped
public class Terms {
  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);

  @PersistenceContext private EntityManager entities;
  @Inject private Appointments appointments;
  @Inject private LeadershipSettings settings;

  /** Those of a community that are not over, in the order in which they end. */
  public List<Term> current(Community community) {
    return entities
        .createQuery(
            "select t from Term t join fetch t.person where t.community = :community and t.state <>"
                + " org.guildhall.leadership.Term$State.OVER order by t.endsAt, t.id",
            Term.class)
        .setParameter("community", community)
        .setHint("eclipselink.refresh", true)
        .getResultList();
  }

  /** All of a community, the latest first. */
  public List<Term> of(Community community) {
    return entities
        .createQuery(
            "select t from Term t join fetch t.person where t.community = :community order by"
                + " t.beginsAt desc, t.id desc",
            Term.class)
        .setParameter("community", community)
        .getResultList();
  }

  /** Those that an election brought about. */
  public List<Term> of(Election election) {
    return entities
        .createQuery("select t from Term t where t.election = :election order by t.id", Term.class)
        .setParameter("election", election)
        .getResultList();
  }

  /** Those of a person that are not over, in the order in which they end. */
  public List<Term> current(PersonId person) {
    return entities
        .createQuery(
            "select t from Term t join fetch t.community where t.person.id = :person and t.state <>"
                + " org.guildhall.leadership.Term$State.OVER order by t.endsAt, t.id",
            Term.class)
        .setParameter("person", person.value())
        .getResultList();
  }

  /** All that are not over, with their people, for whoever looks at all in turn. */
  List<Term> allCurrent() {
    return entities
        .createQuery(
            "select t from Term t join fetch t.person join fetch t.community where t.state <>"
                + " org.guildhall.leadership.Term$State.OVER order by t.id",
            Term.class)
        .getResultList();
  }

  /** Those that end before then, and those that begin only, with their communities. */
  List<Term> endingBefore(Instant time) {
    return entities
        .createQuery(
            "select t from Term t join fetch t.community where t.state ="
                + " org.guildhall.leadership.Term$State.COMING or t.state <>"
                + " org.guildhall.leadership.Term$State.OVER and t.endsAt < :time",
            Term.class)
        .setParameter("time", time)
        .getResultList();
  }

  public Term require(long id) {
    var term = entities.find(Term.class, id);
    if (term == null) {
      throw new NotFoundException("term", id);
    }
    return term;
  }

  /** Waits for its turn: whatever changes a term does so one after the other. */
  Term lock(long id) {
    var term = entities.find(Term.class, id, LockModeType.PESSIMISTIC_WRITE, ANEW);
    if (term == null) {
      throw new NotFoundException("term", id);
    }
    return term;
  }

  /** The term in which a person leads a community now. */
  public Optional<Term> leading(Community community, Person person) {
    return current(community).stream()
        .filter(term -> term.leads() && term.person().id().equals(person.id()))
        .findFirst();
  }

  /** A winner's term: from now, or from the day on which the one that ends frees a seat. */
  void elect(Election election, Person winner, Instant now) {
    var before =
        current(election.community()).stream()
            .filter(Term::leads)
            .filter(term -> election.reason() != Reason.VACANCY || term.state() == State.HANDOVER)
            .toList();
    var begins =
        before.stream()
            .filter(term -> term.state() == State.RUNNING)
            .map(Term::endsAt)
            .max(Instant::compareTo)
            .filter(now::isBefore)
            .orElse(now);
    var provisional = election.outcome().filter(Outcome.PROVISIONAL::equals).isPresent();
    var ends =
        provisional
            ? begins.plus(settings.provisionalTerm())
            : begins.atZone(ZoneOffset.UTC).plus(settings.term()).toInstant();
    var term = new Term(election, winner, State.COMING, begins, ends);
    entities.persist(term);
    if (!begins.isAfter(now)) {
      before.stream()
          .filter(old -> old.state() == State.HANDOVER)
          .forEach(old -> end(old, Ending.BECAME_BOSS, now));
      begin(term, now);
    }
  }

  Term add(Term term) {
    entities.persist(term);
    return term;
  }

  void begin(Term term, Instant now) {
    term.begin(now);
    appointments.appoint(term.community(), term.person(), term.endsAt());
  }

  void end(Term term, Ending why, Instant now) {
    boolean led = term.leads();
    term.end(why, now);
    if (led) {
      appointments.dismiss(term.community(), term.person());
    }
  }

  void handOver(Term term, Instant until) {
    term.handOver(until);
    appointments.appoint(term.community(), term.person(), term.endsAt());
  }

  /** Ends the term of a leader whom the voters recalled. */
  void recall(Election recall, Instant now) {
    recall
        .subject()
        .flatMap(leader -> leading(recall.community(), leader))
        .ifPresent(term -> end(term, Ending.RECALLED, now));
  }

  /**
   * Whether someone has led so many terms in a row, up to the one that runs or ended last, that he
   * pauses for the next. A provisional term counts for nothing.
   */
  boolean mustPause(Community community, Person person, Election election) {
    int inARow = 0;
    Instant next = null;
    for (var term : of(community)) {
      boolean served =
          term.person().id().equals(person.id())
              && !term.isProvisional()
              && term.state() != State.OFFERED
              && term.beginsAt().isBefore(election.openedAt());
      if (served && (next == null ? isLatest(community, term) : isBefore(term, next))) {
        inARow++;
        next = term.beginsAt();
      }
    }
    return inARow >= settings.termsInARow();
  }

  /** Whether nobody's later term has begun since that one was over. */
  private boolean isLatest(Community community, Term term) {
    return term.state() != State.OVER
        || of(community).stream()
            .noneMatch(
                other ->
                    other != term
                        && !other.beginsAt().isBefore(term.endedAt().orElseThrow())
                        && other.state() == State.OVER);
  }

  /** Whether it went on into the one that began then: a pause of a month is none. */
  private boolean isBefore(Term term, Instant next) {
    return !term.endsAt().isBefore(next.minus(settings.beforeTermEnds()));
  }
}
