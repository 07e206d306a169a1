package org.guildhall.conversation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guildhall.Fixtures;
import org.junit.jupiter.api.Test;

class CommonMarkSpecTest {
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "\"markdown\": \"((?:[^\"\\\\]|\\\\.)*)\",\\s*\"html\": \"((?:[^\"\\\\]|\\\\.)*)\""
              + ",\\s*\"section\": \"[^\"]*\",\\s*\"number\": (\\d+)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

  /**
   * Where the dialect of posts departs from the specification, and only there: an address that
   * stands in the text, or in angle brackets that make no link, becomes a link, as on GitHub.
   */
  private static final Set<Integer> BARE_LINKS = Set.of(602, 606, 608, 611, 612);

  @Test
  void postsDepartFromTheSpecificationOnlyWhereAnAddressBecomesALink() throws IOException {
    var dialect = new Markdown();
    var departures = new TreeSet<Integer>();
    examples()
        .forEach(
            example -> {
              if (!dialect.toHtml(example.markdown()).equals(example.html())) {
                departures.add(example.number());
                assertTrue(dialect.toHtml(example.markdown()).contains("<a href="));
              }
            });
    assertEquals(new TreeSet<>(BARE_LINKS), departures);
  }

  @Test
  void everyExampleOfTheSpecificationRendersAsSpecified() throws IOException {
    var plain = new Markdown(List.of(), List.of());
    var examples = examples();
    assertEquals(652, examples.size());
    assertAll(
        examples.stream()
            .map(
                example ->
                    () ->
                        assertEquals(
                            example.html(),
                            plain.toHtml(example.markdown()),
                            example.number() + ": " + example.markdown())));
  }

  private record Example(int number, String markdown, String html) {}

  private static List<Example> examples() throws IOException {
    var json = Files.readString(Fixtures.find("markdown/commonmark-0.31.2.json"));
    return EXAMPLE
        .matcher(json)
        .results()
        .map(
            found ->
                new Example(
                    Integer.parseInt(found.group(3)),
                    unescape(found.group(1)),
                    unescape(found.group(2))))
        .toList();
  }

  /** Undoes the escapes of JSON, and the arrow that stands for a tab in the specification. */
  private static String unescape(String json) {
    return ESCAPE
        .matcher(json)
        .replaceAll(
            match -> {
              var code = match.group(1);
              var text =
                  switch (code.charAt(0)) {
                    case 'n' -> "\n";
                    case 'r' -> "\r";
                    case 't' -> "\t";
                    case 'b' -> "\b";
                    case 'f' -> "\f";
                    case 'u' -> Character.toString(Integer.parseInt(code, 1, 5, 16));
                    default -> code;
                  };
              return Matcher.quoteReplacement(text);
            })
        .replace('→', '\t');
  }
}
