package org.guildhall.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real material beside the checkout, and just enough JSON to read it. */
public final class Fixtures {
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

  private Fixtures() {}

  /** A file or folder of the fixtures; the test is skipped where it is absent. */
  public static Path require(String name) {
    var given = System.getProperty("guildhall.fixtures");
    var places =
        given != null
            ? Stream.of(Path.of(given))
            : Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(folder -> folder.resolve("shared/fixtures"));
    return places
        .map(folder -> folder.resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElseGet(() -> Assumptions.abort("skipped: no fixtures at shared/fixtures/" + name));
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The strings of a JSON array of strings, one to a line. */
  static List<String> strings(Path file) {
    return STRING
        .matcher(lines(file).collect(Collectors.joining("\n")))
        .results()
        .map(result -> unescape(result.group(1)))
        .toList();
  }

  private static String unescape(String json) {
    return ESCAPE
        .matcher(json)
        .replaceAll(
            match -> {
              var escape = match.group(1);
              var plain =
                  switch (escape.charAt(0)) {
                    case 'n' -> "\n";
                    case 't' -> "\t";
                    case 'r' -> "\r";
                    case 'b' -> "\b";
                    case 'f' -> "\f";
                    case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
                    default -> escape;
                  };
              return Matcher.quoteReplacement(plain);
            });
  }
}
