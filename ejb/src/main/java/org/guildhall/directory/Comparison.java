package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.directory.Difference.Alteration;
import org.guildhall.directory.Difference.Kind;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.Roster;

/**
 * Walks through a snapshot page by page, first to see what it changes, then to change it. What it
 * holds in memory is a page, however large the firm is.
 */
@ApplicationScoped
class Comparison {
  private static final int PAGE = 500;

  @Inject private Snapshots snapshots;
  @Inject private People people;
  @Inject private Roster roster;
  @Inject private DirectoryProgress progress;

  /**
   * Some rows with the people whom they name.
   *
   * @param colleagues those who are known, and the managers who are, by employee id
   * @param newcomers those who signed in before any directory named them, by user name
   * @param managers the rows of managers who are not known yet, by employee id
   */
  private record Page(
      List<SnapshotRow> rows,
      Map<String, Person> colleagues,
      Map<String, Person> newcomers,
      Map<String, SnapshotRow> managers) {
    Person known(SnapshotRow row) {
      return colleagues.getOrDefault(row.employeeId(), newcomers.get(row.userName()));
    }

    /** Null for one who works here no more, or never did. */
    Person manager(String employeeId) {
      var manager = employeeId == null ? null : colleagues.get(employeeId);
      return manager != null && manager.isActive() ? manager : null;
    }
  }

  private interface Visit {
    void of(Page page);
  }

  /**
   * Writes down what it changes, and changes nothing else.
   *
   * @param first whether that is done for the first time; then doubts are written down too
   */
  Snapshot.Counts compare(Snapshot snapshot, boolean first) {
    long id = snapshot.id();
    var directory = snapshot.directory();
    boolean complete = snapshot.isComplete();
    long workforce = people.countActive();
    var counts = new HashMap<Kind, Long>();
    walk(
        id,
        page -> {
          page.rows().forEach(row -> compare(id, page, row, counts));
          if (first) {
            snapshots.addProblems(id, doubts(page));
          }
        });
    if (complete) {
      eachMissing(id, directory, person -> gone(id, person, counts));
    }
    return new Snapshot.Counts(
        counts.getOrDefault(Kind.ADDED, 0L),
        counts.getOrDefault(Kind.CHANGED, 0L),
        counts.getOrDefault(Kind.BACK, 0L),
        counts.getOrDefault(Kind.GONE, 0L),
        workforce);
  }

  private static List<Problem> doubts(Page page) {
    return page.rows().stream()
        .filter(row -> !row.isGone() && row.managerId() != null)
        .filter(row -> !isKnown(row.managerId(), page))
        .map(row -> Problem.doubt(row.line(), "unknown-manager", row.managerId(), row.employeeId()))
        .toList();
  }

  private void compare(long id, Page page, SnapshotRow row, Map<Kind, Long> counts) {
    var person = page.known(row);
    if (row.isGone()) {
      if (person != null && person.isActive()) {
        gone(id, person, counts);
      }
      return;
    }
    var name = Alterations.name(row.details());
    if (person == null || person.directoryId().isEmpty()) {
      write(id, Kind.ADDED, row.employeeId(), name, List.of(), counts);
      return;
    }
    var kind = person.isActive() ? Kind.CHANGED : Kind.BACK;
    var alterations = alterations(person, row, page);
    if (kind == Kind.BACK || !alterations.isEmpty()) {
      write(id, kind, row.employeeId(), name, alterations, counts);
    }
  }

  private void gone(long id, Person person, Map<Kind, Long> counts) {
    write(id, Kind.GONE, person.directoryId().orElseThrow(), person.name(), List.of(), counts);
  }

  private void write(
      long id,
      Kind kind,
      String employeeId,
      String name,
      List<Alteration> alterations,
      Map<Kind, Long> counts) {
    var snapshot = snapshots.reference(id);
    counts.merge(kind, 1L, Long::sum);
    if (alterations.isEmpty()) {
      snapshots.add(new Difference(snapshot, kind, employeeId, name));
    }
    for (var alteration : alterations) {
      snapshots.add(new Difference(snapshot, kind, employeeId, name, alteration));
    }
  }

  private static List<Alteration> alterations(Person person, SnapshotRow row, Page page) {
    var manager = isKnown(row.managerId(), page) ? row.managerId() : null;
    var name = manager == null ? null : managerName(manager, page);
    return Alterations.of(person, row.details(), manager, name);
  }

  private static boolean isKnown(String managerId, Page page) {
    return managerId != null
        && (page.managers().containsKey(managerId) || page.colleagues().containsKey(managerId));
  }

  private static String managerName(String managerId, Page page) {
    var row = page.managers().get(managerId);
    return row == null ? page.colleagues().get(managerId).name() : Alterations.name(row.details());
  }

  /** Makes people be as it says. */
  void takeOver(Snapshot snapshot) {
    long id = snapshot.id();
    var directory = snapshot.directory();
    boolean complete = snapshot.isComplete();
    // Two who exchange their user names would each be in the other's way.
    snapshots.renamed(id).forEach(roster::giveUpUserName);
    snapshots.letGo();
    var late = new AtomicBoolean();
    walk(
        id,
        page -> page.rows().forEach(row -> takeOver(directory, page, row, () -> late.set(true))));
    if (late.get()) {
      // Only now is everybody there to whom somebody may report.
      walk(id, page -> page.rows().forEach(row -> report(page, row)));
    }
    if (complete) {
      eachMissing(id, directory, roster::leave);
    }
  }

  private void takeOver(String directory, Page page, SnapshotRow row, Runnable late) {
    var person = page.known(row);
    var manager = page.manager(row.managerId());
    if (row.isGone()) {
      if (person != null && person.isActive()) {
        roster.leave(person);
      }
      return;
    }
    if (person == null) {
      person = roster.hire(directory, row.details(), manager);
      page.colleagues().put(row.employeeId(), person);
    } else {
      roster.follow(person, directory, row.details(), manager);
    }
    if (manager == null && isLate(page, row)) {
      late.run();
    }
  }

  private static boolean isLate(Page page, SnapshotRow row) {
    return !row.isGone() && page.managers().containsKey(row.managerId());
  }

  private void report(Page page, SnapshotRow row) {
    if (isLate(page, row)) {
      roster.reportTo(page.known(row), page.manager(row.managerId()));
    }
  }

  private void walk(long id, Visit visit) {
    var page = page(id, null);
    while (!page.rows().isEmpty()) {
      visit.of(page);
      var last = page.rows().getLast();
      progress.advance(page.rows().size());
      snapshots.letGo();
      page = page(id, last);
    }
  }

  private Page page(long id, SnapshotRow after) {
    var rows = snapshots.rows(id, after, PAGE);
    var managerIds =
        rows.stream()
            .map(SnapshotRow::managerId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var ids = rows.stream().map(SnapshotRow::employeeId);
    var all = Stream.concat(ids, managerIds.stream()).collect(Collectors.toSet());
    var colleagues =
        roster.byEmployeeIds(all).stream()
            .collect(
                Collectors.toMap(
                    one -> one.directoryId().orElseThrow(),
                    one -> one,
                    (one, two) -> one,
                    HashMap::new));
    var managers =
        snapshots.rowsOf(id, managerIds).stream()
            .filter(row -> !row.isGone())
            .collect(Collectors.toMap(SnapshotRow::employeeId, row -> row, (one, two) -> one));
    return new Page(rows, colleagues, newcomers(rows, colleagues.keySet()), managers);
  }

  private Map<String, Person> newcomers(List<SnapshotRow> rows, Set<String> known) {
    var unknown = new HashSet<String>();
    for (var row : rows) {
      if (!known.contains(row.employeeId())) {
        unknown.add(row.userName());
      }
    }
    return roster.newcomers(unknown).stream()
        .collect(Collectors.toMap(Person::userName, one -> one));
  }

  /** Those whom the directory named before and the snapshot does not. */
  private void eachMissing(long id, String directory, Consumer<Person> act) {
    var page = snapshots.namedBy(directory, 0, PAGE);
    while (!page.isEmpty()) {
      var ids = page.stream().map(person -> person.directoryId().orElse("")).toList();
      var named =
          snapshots.rowsOf(id, ids).stream()
              .map(SnapshotRow::employeeId)
              .collect(Collectors.toSet());
      for (var person : page) {
        if (!named.contains(person.directoryId().orElse(""))) {
          act.accept(person);
        }
      }
      long after = page.getLast().id().value();
      snapshots.letGo();
      page = snapshots.namedBy(directory, after, PAGE);
    }
  }
}
