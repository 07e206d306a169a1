package org.guildhall.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guildhall.Fixtures;
import org.junit.jupiter.api.Test;

class CommonMarkSpecTest {
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "\"markdown\": \"((?:[^\"\\\\]|\\\\.)*)\",\\s*\"html\": \"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

  @Test
  void everyExampleOfTheSpecificationRendersAsSpecified() throws IOException {
    var json = Files.readString(Fixtures.find("markdown/commonmark-0.31.2.json"));
    var plain = new Markdown(List.of(), List.of());
    var failures = new ArrayList<String>();
    var examples = 0;
    for (var example = EXAMPLE.matcher(json); example.find(); examples++) {
      var markdown = unescape(example.group(1));
      var expected = unescape(example.group(2));
      var html = plain.toHtml(markdown);
      if (!html.equals(expected)) {
        failures.add(markdown + "\nshould be\n" + expected + "\nbut is\n" + html);
      }
    }
    assertEquals(652, examples);
    assertEquals(List.of(), failures);
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
