package org.guildhall.safety;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Assumptions;

/**
 * The big list of naughty strings, with a few of our own; what a required field may refuse of them,
 * and nothing else, is what shows nothing.
 */
final class NaughtyStrings {
  private static final String RESOURCE = "naughty-strings.json";

  /** Letters that fill space and show nothing, in no category that would tell. */
  private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";

  /** Which break software, and are not on the list. */
  private static final List<String> OURS =
      List.of(
          "\ufeffbegins with a byte order mark",
          "ends with a byte order mark\ufeff",
          "next\u0085line",
          "family \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\u200fright to left\u200e and back",
          "private \ue000 \udbff\udffd use",
          "not a character \ufdd0 \uffff \ud83f\udfff",
          "deleted \u007f, escaped \u001b[31m, rung \u0007",
          "  kept at both ends  ",
          "two\nlines",
          "\u3164\u115fa",
          "ﬁ ﷺ ǅ İ ı ß ẞ",
          "e\u0301 and \u00e9",
          "\u0344\u0374\u212b",
          "#{7*7} ${7*7} {0} %s %n '{'",
          "\u0301");

  private NaughtyStrings() {}

  /** The list, for a deployment: where it is absent, the tests that read it are skipped. */
  static JavaArchive library() {
    var file = file();
    try {
      return ShrinkWrap.create(JavaArchive.class, "naughty-strings.jar")
          .addAsResource(
              new StringAsset(Files.exists(file) ? Files.readString(file) : ""), RESOURCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them; in the server from the deployment, else from the fixtures. */
  static List<String> all() {
    var listed =
        Json.createReader(new StringReader(text())).readArray().getValuesAs(JsonString.class);
    return Stream.concat(listed.stream().map(JsonString::getString), OURS.stream()).toList();
  }

  /**
   * As few texts as they fit into, each of at most so many characters and with something to see;
   * those that are longer are left out.
   */
  static List<String> packed(int most) {
    return Packed.of(all().stream().filter(NaughtyStrings::isVisible).toList(), most);
  }

  /** Whether a reader would see anything of it. */
  static boolean isVisible(String text) {
    return text.codePoints().anyMatch(NaughtyStrings::isVisible);
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT ->
          false;
      default -> BLANK_LETTERS.indexOf(point) < 0;
    };
  }

  private static String text() {
    try (var deployed = NaughtyStrings.class.getResourceAsStream("/" + RESOURCE)) {
      var file = file();
      var text =
          deployed != null
              ? new String(deployed.readAllBytes(), StandardCharsets.UTF_8)
              : Files.exists(file) ? Files.readString(file) : "";
      return text.isEmpty() ? Assumptions.abort("no list of naughty strings: skipped") : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file() {
    return Path.of(
        System.getProperty("guildhall.fixtures", ""),
        "strings",
        "big-list-of-naughty-strings.json");
  }
}
