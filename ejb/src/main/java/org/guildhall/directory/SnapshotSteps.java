package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guildhall.people.Actor;
import org.guildhall.people.Audit;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;

/** The steps of a snapshot's way, each a transaction. */
@ApplicationScoped
@Transactional
class SnapshotSteps {
  private static final int AT_ONCE = 50;

  @Inject private Snapshots snapshots;
  @Inject private Comparison comparison;
  @Inject private ReportingLines lines;
  @Inject private DirectorySettings settings;
  @Inject private DirectoryProgress progress;
  @Inject private People people;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * What somebody has said yes to.
   *
   * @param gone that so many leave
   * @param doubts whether he has looked at the doubts
   */
  record Consent(long gone, boolean doubts) {
    static final Consent NONE = new Consent(0, false);
  }

  /** Taking it over would bend the reporting lines into circles; nothing of it happened. */
  static final class CirclesException extends RuntimeException {
    private final transient List<Problem> circles;

    CirclesException(List<Problem> circles) {
      super(null, null, false, false);
      this.circles = circles;
    }

    List<Problem> circles() {
      return circles;
    }
  }

  long begin(Actor actor, String directory) {
    var by = actor.person().map(people::require).orElse(null);
    return snapshots.add(new Snapshot(directory, by, clock.instant())).id();
  }

  /** Whether a snapshot of that directory waits for somebody to decide. */
  boolean waits(String directory) {
    return snapshots.in(Snapshot.State.HELD).stream()
        .anyMatch(held -> held.directory().equals(directory));
  }

  /** Where the next reading of a directory goes on; empty where it begins anew. */
  Optional<String> mark(String directory) {
    return snapshots.lastTakenOver(directory).flatMap(Snapshot::mark);
  }

  void keep(long id, List<DirectoryRow> rows, List<Problem> problems) {
    var snapshot = snapshots.require(id);
    snapshots.add(snapshot, rows);
    snapshots.addProblems(id, problems);
  }

  void heard(long id, Directory.Reading reading, String digest) {
    snapshots.require(id).heard(reading, digest);
  }

  /**
   * Lets a client go on that tells of single people; false for a directory that is read as a whole.
   */
  boolean letOn(long id) {
    var held = snapshots.require(id);
    boolean lasting = held.directory().equals(ProvisioningService.NAME);
    if (lasting) {
      held.letOn();
    }
    return lasting;
  }

  /**
   * Compares what was read with what is known, and takes it over where nothing is in the way.
   *
   * @throws CirclesException when people would report to one another, and nobody has agreed to that
   */
  void settle(long id, Consent consent) {
    var snapshot = snapshots.require(id);
    boolean first = snapshot.state() == Snapshot.State.READING;
    if (first) {
      snapshots.addProblems(id, problems(id));
    }
    if (snapshots.hasErrors(id)) {
      snapshot.refuse(clock.instant());
      snapshots.forgetRows(id);
      return;
    }
    progress.begin(id, snapshot.colleagues() * 2);
    var counts = compared(id, first);
    snapshot = snapshots.require(id);
    boolean fresh = areNew(snapshots.problems(id), snapshot);
    boolean braked =
        settings.brakes(counts.gone(), counts.workforce()) && counts.gone() > consent.gone();
    if (braked || fresh && !consent.doubts()) {
      hold(snapshot);
      return;
    }
    takeOver(snapshot, counts, consent);
  }

  private Snapshot.Counts compared(long id, boolean first) {
    snapshots.forgetDifferences(id);
    snapshots.letGo();
    var counts = comparison.compare(snapshots.require(id), first);
    snapshots.require(id).counted(counts);
    return counts;
  }

  private void takeOver(Snapshot snapshot, Snapshot.Counts counts, Consent consent) {
    long id = snapshot.id();
    var circlesBefore = lines.circles();
    comparison.takeOver(snapshot);
    var circles = new ArrayList<>(lines.circles());
    circles.removeIf(now -> circlesBefore.stream().anyMatch(now::saysAs));
    if (!circles.isEmpty() && !consent.doubts()) {
      throw new CirclesException(circles);
    }
    snapshots.forgetRows(id);
    var taken = snapshots.require(id);
    var before = snapshots.lastTakenOver(taken.directory());
    if (counts.isNone() && taken.broughtBy().isEmpty() && before.isPresent()) {
      // Of a directory that is read every hour only what changed is worth a line.
      before.get().goOnAt(taken.mark().orElse(null));
      snapshots.forget(taken);
      return;
    }
    taken.takeOver(clock.instant());
    waiting(taken).forEach(this::discard);
  }

  /** Those of the same directory that wait and are older. */
  private List<Snapshot> waiting(Snapshot than) {
    return snapshots.in(Snapshot.State.HELD).stream()
        .filter(held -> held.directory().equals(than.directory()) && held.id() < than.id())
        .toList();
  }

  /** One of a directory waits at a time: the first that says so, until one says something else. */
  private void hold(Snapshot snapshot) {
    for (var before : waiting(snapshot)) {
      if (snapshot.broughtBy().isEmpty() && before.saysAs(snapshot)) {
        snapshots.forget(snapshot);
        return;
      }
      discard(before);
    }
    snapshot.hold();
  }

  /** All that is wrong between its rows, and between them and what is known. */
  private List<Problem> problems(long id) {
    var found = new ArrayList<Problem>();
    snapshots.doubleIds(id).forEach(one -> found.add(error(one, "duplicate-id")));
    snapshots.doubleUserNames(id).forEach(one -> found.add(error(one, "duplicate-user-name")));
    snapshots.takenUserNames(id).forEach(one -> found.add(taken(one)));
    return found;
  }

  private static Problem error(Object[] one, String key) {
    return Problem.error((Long) one[0], key, one[1], one[2]);
  }

  private static Problem taken(Object[] one) {
    var key = one[2] == null && one[3] == null ? "user-name-of-author" : "user-name-taken";
    return Problem.error((Long) one[0], key, one[1]);
  }

  /** Whether there is a doubt that was not there when it was last taken over. */
  private boolean areNew(List<Problem> problems, Snapshot snapshot) {
    var known =
        snapshots
            .lastTakenOver(snapshot.directory())
            .map(last -> snapshots.problems(last.id()))
            .orElse(List.of());
    return problems.stream()
        .filter(problem -> problem.gravity() == Problem.Gravity.DOUBT)
        .anyMatch(problem -> known.stream().noneMatch(problem::saysAs));
  }

  /** Holds it because of these. */
  void hold(long id, List<Problem> circles) {
    compared(id, true);
    snapshots.addProblems(id, circles);
    hold(snapshots.require(id));
  }

  /**
   * Writes down that somebody said yes.
   *
   * @throws BusinessException when somebody has decided about it meanwhile
   */
  void confirm(Actor actor, long id) {
    requireHeld(id);
    audit.write(actor, "snapshot-confirmed", Long.toString(id));
  }

  private void requireHeld(long id) {
    if (snapshots.require(id).state() != Snapshot.State.HELD) {
      throw new BusinessException("directory.denied.decided");
    }
  }

  void discard(Actor actor, long id) {
    requireHeld(id);
    audit.write(actor, "snapshot-discarded", Long.toString(id));
    discard(snapshots.require(id));
  }

  private void discard(Snapshot held) {
    snapshots.forgetRows(held.id());
    held.discard(clock.instant());
  }

  void fail(long id, String key, String argument) {
    snapshots.forgetRows(id);
    snapshots.forgetDifferences(id);
    var failed = snapshots.require(id);
    failed.fail(key, argument, clock.instant());
    // A directory that is away for a day fails every hour: once says it.
    snapshots.before(failed).filter(failed::failedAs).ifPresent(snapshots::forget);
  }

  /** A server that stops leaves a snapshot half read, which nobody can finish. */
  void failThoseUnderWay() {
    snapshots
        .in(Snapshot.State.READING)
        .forEach(one -> fail(one.id(), "directory.failed.stopped", null));
  }

  /** Forgets what was changed long ago, but for what the next reading needs; how many it was. */
  int forgetOld() {
    var since = clock.instant().atZone(ZoneOffset.UTC).minus(settings.kept()).toInstant();
    int forgotten = 0;
    for (var old : snapshots.endedBefore(since, AT_ONCE)) {
      boolean last =
          snapshots.lastTakenOver(old.directory()).filter(one -> one.id() == old.id()).isPresent();
      if (!last) {
        snapshots.forget(old);
        forgotten++;
      } else {
        snapshots.forgetDifferences(old.id());
      }
    }
    return forgotten;
  }
}
