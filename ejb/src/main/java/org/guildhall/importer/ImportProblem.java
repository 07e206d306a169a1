package org.guildhall.importer;

import java.util.List;

/**
 * Something in a file that could not be brought in, told so that a person can find and mend it.
 *
 * @param file name of the file inside the dump
 * @param line line in that file, counted from 1; 0 where the whole file is meant
 * @param key key of the message, starting with {@code import.problem.}
 * @param args arguments of the message
 */
public record ImportProblem(String file, long line, String key, List<Object> args) {
  public ImportProblem {
    args = List.copyOf(args);
  }

  static ImportProblem at(String file, long line, String key, Object... args) {
    return new ImportProblem(file, line, "import.problem." + key, List.of(args));
  }
}
