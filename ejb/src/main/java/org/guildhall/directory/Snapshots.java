package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.guildhall.people.Person;
import org.guildhall.platform.NotFoundException;

/** All snapshots, what they say, what they change, and what is wrong in them. */
@ApplicationScoped
public class Snapshots {
  /** Problems of one snapshot beyond this number are counted, but not kept: nobody reads on. */
  public static final int PROBLEMS_KEPT = 1_000;

  private static final String WHOLE = "select s from Snapshot s left join fetch s.broughtBy ";

  @PersistenceContext private EntityManager entities;

  Optional<Snapshot> find(long id) {
    return entities
        .createQuery(WHOLE + "where s.id = :id", Snapshot.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /**
   * @throws NotFoundException when there is none
   */
  Snapshot require(long id) {
    return find(id).orElseThrow(() -> new NotFoundException("snapshot", id));
  }

  /** For what belongs to it; it is not read. */
  Snapshot reference(long id) {
    return entities.getReference(Snapshot.class, id);
  }

  /** The latest first. */
  List<Snapshot> latest(int max) {
    return entities
        .createQuery(WHOLE + "order by s.id desc", Snapshot.class)
        .setMaxResults(max)
        .getResultList();
  }

  List<Snapshot> in(Snapshot.State state) {
    return entities
        .createQuery(WHOLE + "where s.state = :state order by s.id", Snapshot.class)
        .setParameter("state", state)
        .getResultList();
  }

  /** What was last taken over of a directory. */
  Optional<Snapshot> lastTakenOver(String directory) {
    return entities
        .createQuery(
            WHOLE + "where s.directory = :directory and s.state = :state order by s.id desc",
            Snapshot.class)
        .setParameter("directory", directory)
        .setParameter("state", Snapshot.State.TAKEN_OVER)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The one of that directory that was begun since then and is added to; locked. */
  Optional<Snapshot> openSince(String directory, Instant since) {
    return entities
        .createQuery(
            "select s from Snapshot s where s.directory = :directory and s.begunAt >= :since order"
                + " by s.id desc",
            Snapshot.class)
        .setParameter("directory", directory)
        .setParameter("since", since)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(
            found -> {
              entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
              return found;
            });
  }

  /** The one before it of the same directory. */
  Optional<Snapshot> before(Snapshot snapshot) {
    return entities
        .createQuery(
            WHOLE + "where s.directory = :directory and s.id < :id order by s.id desc",
            Snapshot.class)
        .setParameter("directory", snapshot.directory())
        .setParameter("id", snapshot.id())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  Snapshot add(Snapshot snapshot) {
    entities.persist(snapshot);
    return snapshot;
  }

  void add(Snapshot snapshot, Collection<DirectoryRow> rows) {
    rows.forEach(row -> entities.persist(new SnapshotRow(snapshot, row)));
    snapshot.read(rows.size());
  }

  /** Counts them all and keeps the first. */
  void addProblems(long id, List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    var snapshot = require(id);
    long room = Math.max(0, PROBLEMS_KEPT - snapshot.problems());
    problems.stream()
        .limit(room)
        .forEach(problem -> entities.persist(new SnapshotProblem(snapshot, problem)));
    snapshot.count(problems);
  }

  /** In the order of its lines, as far as they are kept. */
  List<Problem> problems(long snapshot) {
    return entities
        .createQuery(
            "select p from SnapshotProblem p where p.snapshot.id = :id order by p.line, p.id",
            SnapshotProblem.class)
        .setParameter("id", snapshot)
        .getResultStream()
        .map(SnapshotProblem::problem)
        .toList();
  }

  boolean hasErrors(long snapshot) {
    return !entities
        .createQuery(
            "select p.id from SnapshotProblem p where p.snapshot.id = :id and p.gravity = :error",
            Long.class)
        .setParameter("id", snapshot)
        .setParameter("error", Problem.Gravity.ERROR)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Rows behind that place, in the order of their lines. */
  List<SnapshotRow> rows(long snapshot, SnapshotRow after, int max) {
    return entities
        .createQuery(
            "select r from SnapshotRow r where r.snapshot.id = :snapshot and (r.line > :line or"
                + " r.line = :line and r.id > :id) order by r.line, r.id",
            SnapshotRow.class)
        .setParameter("snapshot", snapshot)
        .setParameter("line", after == null ? -1 : after.line())
        .setParameter("id", after == null ? -1 : after.id())
        .setMaxResults(max)
        .getResultList();
  }

  List<SnapshotRow> rowsOf(long snapshot, Collection<String> employeeIds) {
    return employeeIds.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select r from SnapshotRow r where r.snapshot.id = :snapshot and r.employeeId in"
                    + " :ids",
                SnapshotRow.class)
            .setParameter("snapshot", snapshot)
            .setParameter("ids", employeeIds)
            .getResultList();
  }

  /** Rows that name somebody whom an earlier one names: line, employee id, the earlier line. */
  List<Object[]> doubleIds(long snapshot) {
    return doubles("employeeId", snapshot);
  }

  /** Rows that give a user name that an earlier one gives: line, user name, the earlier line. */
  List<Object[]> doubleUserNames(long snapshot) {
    return doubles("userName", snapshot);
  }

  private List<Object[]> doubles(String attribute, long snapshot) {
    var query =
        "select r.line, r.X, min(o.line) from SnapshotRow r, SnapshotRow o where r.snapshot.id ="
            + " :id and o.snapshot.id = :id and o.X = r.X and o.id < r.id group by r.line, r.X"
            + " order by r.line";
    return ofSnapshot(query.replace("X", attribute), snapshot);
  }

  /**
   * Rows that give a user name to one person which another has, who keeps it: line, user name, the
   * other's employee id and directory. A newcomer keeps his only where the row's person is known.
   */
  List<Object[]> takenUserNames(long snapshot) {
    return ofSnapshot(
        "select r.line, r.userName, p.directoryId, p.directory from SnapshotRow r, Person p where"
            + " r.snapshot.id = :id and p.userName = r.userName and (p.directoryId <> r.employeeId"
            + " or p.directoryId is null and (p.directory is null or exists (select k from Person k"
            + " where k.directoryId = r.employeeId))) and not exists (select o from SnapshotRow o"
            + " where o.snapshot.id = :id and o.employeeId = p.directoryId and o.userName <>"
            + " p.userName) order by r.line",
        snapshot);
  }

  /** People whose user name the snapshot gives to somebody else, while they get another. */
  List<Person> renamed(long snapshot) {
    return entities
        .createQuery(
            "select p from Person p, SnapshotRow r where r.snapshot.id = :id and p.userName ="
                + " r.userName and p.directoryId <> r.employeeId",
            Person.class)
        .setParameter("id", snapshot)
        .getResultList();
  }

  private List<Object[]> ofSnapshot(String query, long snapshot) {
    return entities
        .createQuery(query, Object[].class)
        .setParameter("id", snapshot)
        .setMaxResults(PROBLEMS_KEPT)
        .getResultList();
  }

  /** Active colleagues whom that directory named last, by id. */
  List<Person> namedBy(String directory, long after, int max) {
    return entities
        .createQuery(
            "select p from Person p where p.directory = :directory and p.active = true and p.id >"
                + " :after order by p.id",
            Person.class)
        .setParameter("directory", directory)
        .setParameter("after", after)
        .setMaxResults(max)
        .getResultList();
  }

  void add(Difference difference) {
    entities.persist(difference);
  }

  /** A page of them, those who leave first; all of a person stand together. */
  List<Difference> differences(long snapshot, Difference.Kind kind, int first, int max) {
    return ofKind("select d", " order by d.id", Difference.class, snapshot, kind)
        .setFirstResult(first)
        .setMaxResults(max)
        .getResultList();
  }

  long countDifferences(long snapshot, Difference.Kind kind) {
    return ofKind("select count(d)", "", Long.class, snapshot, kind).getSingleResult();
  }

  private <T> TypedQuery<T> ofKind(
      String what, String order, Class<T> type, long snapshot, Difference.Kind kind) {
    return entities
        .createQuery(
            what + " from Difference d where d.snapshot.id = :id and d.kind = :kind" + order, type)
        .setParameter("id", snapshot)
        .setParameter("kind", kind);
  }

  void forgetRows(long snapshot) {
    delete("delete from SnapshotRow r where r.snapshot.id = :id", snapshot);
  }

  void forgetDifferences(long snapshot) {
    delete("delete from Difference d where d.snapshot.id = :id", snapshot);
  }

  /** With all that is kept of it. */
  void forget(Snapshot snapshot) {
    forgetRows(snapshot.id());
    forgetDifferences(snapshot.id());
    delete("delete from SnapshotProblem p where p.snapshot.id = :id", snapshot.id());
    entities.remove(snapshot);
  }

  private void delete(String statement, long snapshot) {
    entities.createQuery(statement).setParameter("id", snapshot).executeUpdate();
  }

  /** Decided before that time, the oldest first. */
  List<Snapshot> endedBefore(Instant time, int max) {
    return entities
        .createQuery(
            "select s from Snapshot s where s.endedAt < :time order by s.id", Snapshot.class)
        .setParameter("time", time)
        .setMaxResults(max)
        .getResultList();
  }

  /** Writes what was changed so far, and lets go of it: memory does not grow with the firm. */
  void letGo() {
    entities.flush();
    entities.clear();
  }
}
