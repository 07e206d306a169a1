package org.guildhall.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.guildhall.platform.Visible;

/** What a value of a directory must be to be kept, whichever directory it comes from. */
final class RowRules {
  /** The names of the values, as in a file, and the characters that fit into them. */
  static final Map<String, Integer> LENGTHS =
      Map.of(
          "employee_id", 64,
          "given_name", 100,
          "family_name", 100,
          "user_name", 100,
          "email", 254,
          "title", 200,
          "manager_id", 64,
          "department", 200,
          "city", 100,
          "country", 100);

  private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>]+");

  /** A line break in a value is a quote that is missing further up. */
  private static final Pattern UNKEEPABLE = Pattern.compile("[\\x00\\n\\r]");

  private static final Pattern VISIBLE = Pattern.compile(Visible.REGEX);

  private final long line;
  private final Consumer<? super Problem> problems;

  RowRules(long line, Consumer<? super Problem> problems) {
    this.line = line;
    this.problems = problems;
  }

  /** The value as it is kept; null for an empty one. */
  String value(String name, String given) {
    var value = given == null ? "" : given.strip();
    if (UNKEEPABLE.matcher(value).find()) {
      problems.accept(Problem.error(line, "unkeepable", name));
    }
    int most = LENGTHS.getOrDefault(name, 10);
    if (value.length() > most) {
      problems.accept(Problem.error(line, "too-long", name, most));
    }
    return value.isEmpty() ? null : value;
  }

  String required(String name, String given) {
    var value = value(name, given);
    if (!isVisible(value)) {
      problems.accept(Problem.error(line, "empty", name));
    }
    return value;
  }

  String email(String given) {
    var value = value("email", given);
    if (value != null && !EMAIL.matcher(value).matches()) {
      problems.accept(Problem.error(line, "bad-email", value));
    }
    return value;
  }

  /** What is compared with what other systems call the same is in one of its spellings. */
  static String composed(String value) {
    return value == null ? null : Normalizer.normalize(value, Normalizer.Form.NFC);
  }

  static String lowerCase(String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  static boolean isVisible(String value) {
    return value != null && VISIBLE.matcher(value).matches();
  }
}
