package org.guildhall.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A directory of colleagues in a CSV file, read as a whole: either every row is good, or there are
 * problems and no rows, so that nobody imports one by halves.
 *
 * <p>The first line names the columns, in any order and case, separated by commas or semicolons;
 * the text is UTF-8. Every column but {@code hired} must be there, even where it is empty: a
 * misspelt {@code manager_id} would otherwise turn everybody into somebody without a boss. Columns
 * of other names are ignored.
 *
 * <p>White space around a value is the file's and is cut off; the value is kept as it is. Ids and
 * user names, which are compared with those of other systems, are brought into Unicode's composed
 * form (NFC).
 *
 * @param rows in the order of the file; empty when there are problems
 * @param problems in the order in which they were found, at most {@link #MOST_PROBLEMS}
 */
public record DirectoryFile(List<DirectoryRow> rows, List<Problem> problems) {
  /** Rows that a file may have. */
  public static final int MOST_ROWS = 200_000;

  /** Problems that are told; past this number nobody reads on. */
  public static final int MOST_PROBLEMS = 100;

  /** Bytes that a file may have. */
  public static final int MOST_BYTES = 64 * 1024 * 1024;

  /**
   * Why a file is not imported.
   *
   * @param line counted from 1; 0 where the whole file is meant
   * @param key key of the message, starting with {@code directory.problem.}
   * @param args arguments of the message
   */
  public record Problem(long line, String key, List<Object> args) {
    public Problem {
      args = List.copyOf(args);
    }
  }

  public DirectoryFile {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /**
   * Reads the stream to its end and leaves closing it to the caller.
   *
   * @throws UncheckedIOException when the stream breaks; whatever it contains is no exception
   */
  public static DirectoryFile read(InputStream in) {
    try {
      return read(in.readNBytes(MOST_BYTES + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DirectoryFile read(byte[] bytes) {
    var problems = new DirectoryProblems();
    List<DirectoryRow> rows = List.of();
    if (bytes.length > MOST_BYTES) {
      problems.add(0, "too-big", MOST_BYTES / 1024 / 1024);
    } else {
      var text = decode(bytes, problems);
      if (problems.isEmpty()) {
        rows = new DirectoryRows(problems).read(text);
      }
    }
    return new DirectoryFile(problems.isEmpty() ? rows : List.of(), problems.list());
  }

  private static String decode(byte[] bytes, DirectoryProblems problems) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    if (decoder.decode(in, out, true).isError()) {
      var line = 1;
      for (var i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      problems.add(line, "not-utf8");
    }
    var text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
