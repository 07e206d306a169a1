package org.guildhall.leadership.count;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads a box from a file, whose format follows from the end of its name:
 *
 * <ul>
 *   <li>{@code .blt}: Hill's format for STV, with equal ranks ({@code 2=3}) and skipped ones
 *       ({@code -}) as OpenSTV writes them
 *   <li>{@code .soc .soi .toc .toi}: orders from PrefLib, in its present format or the one before
 *   <li>{@code .cvotes}: Condorcet Election Format, version 1
 * </ul>
 *
 * All are UTF-8. A file is read as a stream, but the ballots that differ must fit into the memory;
 * {@link BallotBox} says how many that may be.
 *
 * @see <a href="https://www.opavote.com/help/overview#blt-file-format">BLT</a>
 * @see <a href="https://preflib.github.io/PrefLib-Jekyll/format">PrefLib</a>
 * @see <a href="https://github.com/CondorcetVote/CondorcetElectionFormat">Condorcet Election
 *     Format</a>
 */
public final class BallotFile {
  private BallotFile() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when its name ends with none of the above
   * @throws MalformedFileException when it breaks the rules of its format
   */
  public static BallotBox read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return read(String.valueOf(file.getFileName()), in);
    }
  }

  /**
   * Reads a stream to its end and leaves closing it to the caller.
   *
   * @param name of the file that it comes from
   * @throws IllegalArgumentException when the name ends with none of the above
   * @throws MalformedFileException when it breaks the rules of its format
   */
  public static BallotBox read(String name, InputStream in) throws IOException {
    var end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    var lines = new Lines(in);
    var reader =
        switch (end) {
          case "blt" -> new BltReader(lines);
          case "soc", "soi", "toc", "toi" -> new PrefLibReader(lines, end);
          case "cvotes" -> new CondorcetReader(lines);
          default ->
              throw new IllegalArgumentException(
                  "The name must end with .blt, .soc, .soi, .toc, .toi or .cvotes");
        };
    try {
      return reader.read();
    } catch (IllegalArgumentException e) {
      // What a box does not take is the fault of the line that was read last.
      throw lines.malformed(e.getMessage());
    }
  }

  /** Reads one format. */
  interface Reader {
    /**
     * Reads the lines to their end.
     *
     * @throws IllegalArgumentException with a sentence on what is wrong with the line read last
     */
    BallotBox read() throws IOException;
  }
}
