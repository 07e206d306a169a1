package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guildhall.community.Community;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;

/** All elections, who stands and who may vote. */
@ApplicationScoped
public class Elections {
  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);

  @PersistenceContext private EntityManager entities;
  @Inject private Records records;

  /**
   * @throws NotFoundException when there is none
   */
  public Election require(ElectionId id) {
    var election = entities.find(Election.class, id.value());
    if (election == null) {
      throw new NotFoundException("election", id);
    }
    return election;
  }

  /**
   * The same with its community and whom it is about, in one statement, for a page.
   *
   * @throws NotFoundException when there is none
   */
  public Election requireWhole(ElectionId id) {
    return entities
        .createQuery(
            "select e from Election e join fetch e.community left join fetch e.subject where e.id ="
                + " :id",
            Election.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("election", id));
  }

  /** Those of a community, the latest first. */
  public List<Election> of(Community community) {
    return entities
        .createQuery(
            "select e from Election e where e.community = :community order by e.id desc",
            Election.class)
        .setParameter("community", community)
        .getResultList();
  }

  /**
   * A part of them.
   *
   * @param below only those with a smaller id; null for all
   */
  public List<Election> of(Community community, ElectionId below, int max) {
    return entities
        .createQuery(
            "select e from Election e where e.community = :community and e.id < :below order by"
                + " e.id desc",
            Election.class)
        .setParameter("community", community)
        .setParameter("below", below == null ? Long.MAX_VALUE : below.value())
        .setMaxResults(max)
        .getResultList();
  }

  /** The one that runs in a community. */
  public Optional<Election> running(Community community) {
    return entities
        .createQuery("select e from Election e where e.runningIn = :community", Election.class)
        .setParameter("community", community.id().value())
        // What has been read before may have been moved on by the calendar.
        .setHint("eclipselink.refresh", true)
        .getResultStream()
        .findFirst();
  }

  /** The last one that ended. */
  public Optional<Election> last(Community community) {
    return entities
        .createQuery(
            "select e from Election e where e.community = :community and e.runningIn is null order"
                + " by e.id desc",
            Election.class)
        .setParameter("community", community)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * Those that wait for a person, the most urgent first: in which he may vote and has no credential
   * yet, and in whose communities one may put oneself forward and he does not yet.
   */
  public List<Election> waitingFor(PersonId person) {
    return entities
        .createQuery(
            "select e from Election e join fetch e.community where (e.state ="
                + " org.guildhall.leadership.ElectionState.VOTING and exists (select r from"
                + " RollEntry r where r.electionId = e.id and r.personId = :person and"
                + " r.blindedHash is null)) or (e.state ="
                + " org.guildhall.leadership.ElectionState.NOMINATIONS and exists (select m from"
                + " Membership m where m.community = e.community and m.person.id = :person) and not"
                + " exists (select c from Candidacy c where c.election = e and c.person.id ="
                + " :person)) order by e.openedAt",
            Election.class)
        .setParameter("person", person.value())
        .getResultList();
  }

  /** All that are not over, with their communities. */
  List<Election> running() {
    return entities
        .createQuery(
            "select e from Election e join fetch e.community where e.runningIn is not null",
            Election.class)
        .getResultList();
  }

  /** Ids of those that are not over. */
  List<Long> runningIds() {
    return entities
        .createQuery("select e.id from Election e where e.runningIn is not null", Long.class)
        .getResultList();
  }

  /** Until when each of these is in its state. */
  List<Instant> dueTimes() {
    return entities
        .createQuery("select e from Election e where e.runningIn is not null", Election.class)
        .getResultStream()
        .map(Election::stateUntil)
        .toList();
  }

  /** Whether any election has ever come to its end. */
  public boolean areAnyOver() {
    return !entities
        .createQuery("select e.id from Election e where e.runningIn is null", Long.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Ids of those whose ballots are kept although protests ended before then. */
  List<Long> toErase(Instant before) {
    return entities
        .createQuery(
            "select e.id from Election e, ClosedBox b where b.electionId = e.id and e.endedAt <"
                + " :before",
            Long.class)
        .setParameter("before", before)
        .getResultList();
  }

  /** Waits for its turn: whatever changes an election does so one after the other. */
  Election lock(ElectionId id) {
    var election = entities.find(Election.class, id.value(), LockModeType.PESSIMISTIC_WRITE, ANEW);
    if (election == null) {
      throw new NotFoundException("election", id);
    }
    return election;
  }

  /** Everyone who put himself forward, also who was taken off the ballot, in the order he did. */
  public List<Candidacy> candidacies(Election election) {
    return entities
        .createQuery(
            "select c from Candidacy c join fetch c.person where c.election = :election order by"
                + " c.declaredAt, c.id",
            Candidacy.class)
        .setParameter("election", election)
        .getResultList();
  }

  /** The same with their promises and managers, in one statement, for a page. */
  public List<Candidacy> candidaciesWhole(Election election) {
    return entities
        .createQuery(
            "select distinct c from Candidacy c join fetch c.person left join fetch c.promises r"
                + " where c.election = :election order by c.declaredAt, c.id, r.position",
            Candidacy.class)
        .setHint("eclipselink.left-join-fetch", "c.person.manager")
        .setParameter("election", election)
        .getResultList();
  }

  public Optional<Candidacy> candidacy(Election election, Person person) {
    return entities
        .createQuery(
            "select c from Candidacy c where c.election = :election and c.person = :person",
            Candidacy.class)
        .setParameter("election", election)
        .setParameter("person", person)
        .getResultStream()
        .findFirst();
  }

  /** Whether it asked someone to stand. */
  public boolean isInvited(Election election, PersonId person) {
    return entities.find(Invited.class, new Invited.Key(election.id().value(), person.value()))
        != null;
  }

  /** Ids of those that run and asked someone to stand. */
  public Set<Long> invitations(PersonId person) {
    return Set.copyOf(
        entities
            .createQuery(
                "select e.id from Election e, Invited i where i.electionId = e.id and e.state ="
                    + " org.guildhall.leadership.ElectionState.NOMINATIONS and i.personId ="
                    + " :person",
                Long.class)
            .setParameter("person", person.value())
            .getResultList());
  }

  public Optional<RollEntry> rollEntry(Election election, PersonId person) {
    return Optional.ofNullable(
        entities.find(RollEntry.class, new RollEntry.Key(election.id().value(), person.value())));
  }

  RollEntry lockRollEntry(Election election, PersonId person) {
    return entities.find(
        RollEntry.class,
        new RollEntry.Key(election.id().value(), person.value()),
        LockModeType.PESSIMISTIC_WRITE,
        ANEW);
  }

  /** The people on the roll, by user name. */
  public List<Person> roll(Election election) {
    return entities
        .createQuery(
            "select p from Person p, RollEntry r where r.electionId = :election and r.personId ="
                + " p.id order by p.userName",
            Person.class)
        .setParameter("election", election.id().value())
        .getResultList();
  }

  /** Those of them in whose name a credential was issued, by user name. */
  public List<Person> withCredential(Election election) {
    return entities
        .createQuery(
            "select p from Person p, RollEntry r where r.electionId = :election and r.personId ="
                + " p.id and r.blindedHash is not null order by p.userName",
            Person.class)
        .setParameter("election", election.id().value())
        .getResultList();
  }

  public List<Person> wardens(Election election) {
    return entities
        .createQuery(
            "select p from Person p, RollEntry r where r.electionId = :election and r.personId ="
                + " p.id and r.warden = true order by p.userName",
            Person.class)
        .setParameter("election", election.id().value())
        .getResultList();
  }

  int countCredentials(Election election) {
    return entities
        .createQuery(
            "select count(r.personId) from RollEntry r where r.electionId = :election and"
                + " r.blindedHash is not null",
            Long.class)
        .setParameter("election", election.id().value())
        .getSingleResult()
        .intValue();
  }

  public List<Protest> protests(Election election) {
    return entities
        .createQuery(
            "select p from Protest p join fetch p.person where p.election = :election order by p.id",
            Protest.class)
        .setParameter("election", election)
        .getResultList();
  }

  /** As the database has it now: another warden may have decided it since it was read. */
  public Protest requireProtest(long id) {
    var protest = entities.find(Protest.class, id, ANEW);
    if (protest == null) {
      throw new NotFoundException("protest", id);
    }
    return protest;
  }

  /** What the wardens said of all of them. */
  public List<ProtestOpinion> opinions(List<Protest> protests) {
    return protests.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select o from ProtestOpinion o where o.protestId in :protests order by"
                    + " o.protestId, o.personId",
                ProtestOpinion.class)
            .setParameter("protests", protests.stream().map(Protest::id).toList())
            .getResultList();
  }

  /** What the wardens said of it. */
  public List<ProtestOpinion> opinions(Protest protest) {
    return entities
        .createQuery(
            "select o from ProtestOpinion o where o.protestId = :protest order by o.personId",
            ProtestOpinion.class)
        .setParameter("protest", protest.id())
        .getResultList();
  }

  /**
   * What the count came to, as the record's entry {@code result} tells it; empty before the box is
   * closed.
   */
  public Optional<JsonObject> result(Election election) {
    return records.content(election, "result");
  }

  /**
   * Whether a ballot with that tracking code was in the box when it closed.
   *
   * @param code as people type it
   * @return empty while the box is open, and after the ballots were erased
   */
  public Optional<Boolean> isInBox(Election election, String code) {
    return records.closedBox(election).map(box -> box.codes().contains(TrackingCode.typed(code)));
  }

  /** Whether what lay in the closed box is not erased yet. */
  public boolean isBoxKept(Election election) {
    return !entities
        .createQuery("select b.electionId from ClosedBox b where b.electionId = :id", Long.class)
        .setParameter("id", election.id().value())
        .getResultList()
        .isEmpty();
  }

  <T> T add(T entity) {
    entities.persist(entity);
    return entity;
  }

  void remove(Object entity) {
    entities.remove(entity);
  }

  void flush() {
    entities.flush();
  }

  /** Erases what lay in the box. */
  void eraseBox(ElectionId id) {
    var box = entities.find(ClosedBox.class, id.value());
    if (box != null) {
      entities.remove(box);
    }
  }
}
