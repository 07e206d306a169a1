package org.guildhall.leadership.count;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Counts a file of ballots from the command line, and prints the tally as one JSON object:
 *
 * <pre>java -cp &lt;this jar&gt; org.guildhall.leadership.count.Count --method M [--seats N]
 * [--lot-seed HEX] FILE</pre>
 *
 * {@code M} is the id of a {@link Method}; {@code FILE} one of those that {@link BallotFile} reads.
 * Without {@code --seats} STV and approval elect as many as the file says, all others one. With a
 * seed ties are broken by {@link Lot}. What cannot be counted gives one line on standard error,
 * with the number of the line where a file is malformed, and exit status 2.
 */
public final class Count {
  private static final int FAILED = 2;
  private static final String USAGE = "Usage: --method M [--seats N] [--lot-seed HEX] FILE";

  private Optional<Method> method = Optional.empty();
  private OptionalInt seats = OptionalInt.empty();
  private Optional<Lot> lot = Optional.empty();
  private Optional<String> file = Optional.empty();

  private Count() {}

  /** Marks the one place that may write to the console and end the program: this is one. */
  @Retention(RetentionPolicy.CLASS)
  @interface ForConsole {}

  /** The program. */
  @ForConsole
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int status = run(arguments, out, err);
    out.flush();
    if (status != 0) {
      System.exit(status);
    }
  }

  /** The program without its process; the exit status. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      out.println(new Count().parse(arguments).count().json());
      return 0;
    } catch (IllegalArgumentException | MalformedFileException e) {
      return failed(err, e.getMessage());
    } catch (NoSuchFileException e) {
      return failed(err, "There is no such file: " + e.getFile());
    } catch (IOException e) {
      return failed(err, "The file cannot be read: " + e.getMessage());
    }
  }

  private static int failed(PrintStream err, String sentence) {
    err.println(String.valueOf(sentence).replaceAll("\\p{Cntrl}+", " "));
    return FAILED;
  }

  private Count parse(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      var argument = arguments[i];
      if (!argument.startsWith("--")) {
        require(file.isEmpty(), "There must be one file only; " + USAGE);
        file = Optional.of(argument);
      } else {
        require(i + 1 < arguments.length, "There must be a value after " + argument + "; " + USAGE);
        option(argument, arguments[++i]);
      }
    }
    require(method.isPresent(), "The method is missing; " + USAGE);
    require(file.isPresent(), "The file is missing; " + USAGE);
    return this;
  }

  private void option(String name, String value) {
    switch (name) {
      case "--method" -> {
        method = Method.of(value);
        require(method.isPresent(), "There is no method " + value + "; " + USAGE);
      }
      case "--seats" -> {
        require(value.matches("[0-9]{1,9}"), "Not a number of seats: " + value);
        seats = OptionalInt.of(Integer.parseInt(value));
      }
      case "--lot-seed" -> {
        require(value.matches("([0-9a-fA-F]{2})+"), "Not bytes in hexadecimal: " + value);
        lot = Optional.of(new Lot(HexFormat.of().parseHex(value)));
      }
      default -> throw new IllegalArgumentException("There is no option " + name + "; " + USAGE);
    }
  }

  private Tally count() throws IOException {
    var rule = method.orElseThrow();
    var box = BallotFile.read(path());
    return rule.count(box, seats.orElseGet(() -> rule.seats(box)), lot);
  }

  private Path path() {
    try {
      return Path.of(file.orElseThrow());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("Not the name of a file: " + file.orElseThrow(), e);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
