package org.guildhall.people;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a directory file, up to the number that is told. */
class DirectoryProblems {
  private final List<DirectoryFile.Problem> list = new ArrayList<>();

  void add(long line, String key, Object... args) {
    if (list.size() < DirectoryFile.MOST_PROBLEMS) {
      list.add(new DirectoryFile.Problem(line, "directory.problem." + key, List.of(args)));
    }
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  List<DirectoryFile.Problem> list() {
    return list;
  }
}
