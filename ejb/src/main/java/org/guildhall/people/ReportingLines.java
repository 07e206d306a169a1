package org.guildhall.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Checks that the reporting lines of a directory end at people without a manager: nobody may report
 * to himself, not even by way of others.
 */
class ReportingLines {
  /** Members of a circle that its message names; a longer circle is cut. */
  private static final int MOST_NAMED = 10;

  private final Map<String, DirectoryRow> rowsById = new HashMap<>();
  private final DirectoryProblems problems;

  ReportingLines(List<DirectoryRow> rows, DirectoryProblems problems) {
    rows.forEach(row -> rowsById.putIfAbsent(row.employeeId(), row));
    this.problems = problems;
  }

  void check(List<DirectoryRow> rows) {
    var settled = new HashSet<DirectoryRow>();
    for (var row : rows) {
      if (row.managerId() != null && !rowsById.containsKey(row.managerId())) {
        problems.add(row.line(), "unknown-manager", row.managerId());
      }
      climb(row, settled);
    }
  }

  /** Goes up from the row until somebody whose line is known, the top, or one met on the way. */
  private void climb(DirectoryRow start, HashSet<DirectoryRow> settled) {
    var way = new ArrayList<DirectoryRow>();
    var at = start;
    while (at != null && settled.add(at)) {
      way.add(at);
      at = at.managerId() == null ? null : rowsById.get(at.managerId());
    }
    var circle = at == null ? -1 : way.indexOf(at);
    if (circle >= 0) {
      var members = way.subList(circle, way.size()).stream().map(DirectoryRow::employeeId);
      var names = String.join(" → ", members.limit(MOST_NAMED).toList());
      problems.add(at.line(), "manager-circle", names);
    }
  }
}
