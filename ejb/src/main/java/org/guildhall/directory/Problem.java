package org.guildhall.directory;

import java.util.Arrays;
import java.util.List;

/**
 * Something that is wrong with what a directory says.
 *
 * @param gravity what comes of it
 * @param line counted from 1 where the directory is a file, and which person, counted so, where it
 *     is none; 0 where the whole is meant
 * @param key key of the message, starting with {@code directory.problem.}
 * @param args arguments of the message, at most two
 */
public record Problem(Gravity gravity, long line, String key, List<String> args)
    implements Directory.Told {
  /** What comes of a problem. */
  public enum Gravity {
    /** Nothing is taken over. */
    ERROR,
    /** Taken over once somebody has looked at it. */
    DOUBT,
    /** Told, and no more. */
    NOTE
  }

  public Problem {
    args = List.copyOf(args);
  }

  static Problem error(long line, String key, Object... args) {
    return of(Gravity.ERROR, line, key, args);
  }

  static Problem doubt(long line, String key, Object... args) {
    return of(Gravity.DOUBT, line, key, args);
  }

  static Problem note(long line, String key, Object... args) {
    return of(Gravity.NOTE, line, key, args);
  }

  private static Problem of(Gravity gravity, long line, String key, Object... args) {
    return new Problem(
        gravity,
        line,
        "directory.problem." + key,
        Arrays.stream(args).map(String::valueOf).toList());
  }

  /** Whether both say the same, wherever it stands. */
  boolean saysAs(Problem other) {
    return key.equals(other.key) && args.equals(other.args);
  }
}
