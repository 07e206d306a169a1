package org.guildhall.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.guildhall.people.Details;

/** Reads the text of a directory file, row by row, and tells all that is wrong with it. */
final class CsvRows {
  private static final String HIRED = "hired";

  /** Longest first line, in characters. */
  private static final int HEADER_MAX = 8_192;

  /** What stands where bytes are no UTF-8. */
  private static final char NO_CHARACTER = '\uFFFD';

  private final Consumer<Directory.Told> to;
  private final Map<String, Integer> columns = new HashMap<>();
  private int width;
  private long rows;

  CsvRows(Consumer<Directory.Told> to) {
    this.to = to;
  }

  void read(Reader text) {
    long line = 1;
    var in = new BufferedReader(text, HEADER_MAX);
    try (var parser = CSVParser.parse(in, format(start(in)))) {
      var records = parser.iterator();
      if (records.hasNext() && !header(records.next())) {
        return;
      }
      line = parser.getCurrentLineNumber() + 1;
      while (records.hasNext()) {
        var record = records.next();
        if (rows == CsvDirectory.MOST_ROWS) {
          to.accept(Problem.error(line, "too-many-rows", CsvDirectory.MOST_ROWS));
          return;
        }
        if (!isBlank(record)) {
          rows++;
          row(record, line);
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CSVException)) {
        throw e;
      }
      to.accept(Problem.error(line, "not-csv"));
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows == 0) {
      to.accept(Problem.error(0, "no-rows"));
    }
  }

  /** The first characters of the text, which stays where it was. */
  private static String start(BufferedReader in) throws IOException {
    in.mark(HEADER_MAX);
    var start = new char[HEADER_MAX - 1];
    int got = in.read(start);
    in.reset();
    return new String(start, 0, Math.max(0, got));
  }

  /** Blank lines come as rows of one blank value, so that lines can be counted. */
  private static CSVFormat format(String start) {
    var header = start.lines().findFirst().orElse("");
    var semicolons = header.chars().filter(c -> c == ';').count();
    var commas = header.chars().filter(c -> c == ',').count();
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(semicolons > commas ? ';' : ',')
        .setIgnoreEmptyLines(false)
        .setIgnoreSurroundingSpaces(true)
        .get();
  }

  private boolean header(CSVRecord record) {
    if (record.stream().anyMatch(CsvRows::isBroken)) {
      to.accept(Problem.error(1, "not-utf8"));
      return false;
    }
    boolean good = true;
    for (var i = 0; i < record.size(); i++) {
      var name = record.get(i).strip().toLowerCase(Locale.ROOT);
      var known = RowRules.LENGTHS.containsKey(name) || name.equals(HIRED);
      if (known && columns.put(name, i) != null) {
        to.accept(Problem.error(1, "duplicate-column", name));
        good = false;
      }
    }
    width = record.size();
    for (var name : RowRules.LENGTHS.keySet().stream().sorted().toList()) {
      if (!columns.containsKey(name)) {
        to.accept(Problem.error(1, "missing-column", name));
        good = false;
      }
    }
    return good;
  }

  private static boolean isBlank(CSVRecord record) {
    return record.stream().allMatch(String::isBlank);
  }

  private static boolean isBroken(String value) {
    return value.indexOf(NO_CHARACTER) >= 0;
  }

  private void row(CSVRecord record, long line) {
    if (record.stream().anyMatch(CsvRows::isBroken)) {
      to.accept(Problem.error(line, "not-utf8"));
    }
    if (record.size() != width) {
      to.accept(Problem.error(line, "value-count", record.size(), width));
    }
    var rules = new RowRules(line, to);
    var details =
        new Details(
            RowRules.composed(rules.required("employee_id", given(record, "employee_id"))),
            rules.value("given_name", given(record, "given_name")),
            rules.value("family_name", given(record, "family_name")),
            RowRules.lowerCase(
                RowRules.composed(rules.required("user_name", given(record, "user_name")))),
            rules.email(given(record, "email")),
            rules.value("title", given(record, "title")),
            rules.value("department", given(record, "department")),
            rules.value("city", given(record, "city")),
            rules.value("country", given(record, "country")));
    var managerId = RowRules.composed(rules.value("manager_id", given(record, "manager_id")));
    var hired = hired(rules.value(HIRED, given(record, HIRED)), line);
    if (!RowRules.isVisible(details.givenName()) && !RowRules.isVisible(details.familyName())) {
      to.accept(Problem.error(line, "empty", "given_name"));
    }
    to.accept(new DirectoryRow(line, details, managerId, hired, false));
  }

  private String given(CSVRecord record, String column) {
    var index = columns.getOrDefault(column, Integer.MAX_VALUE);
    return index < record.size() ? record.get(index) : "";
  }

  private LocalDate hired(String value, long line) {
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      to.accept(Problem.error(line, "bad-date", value));
      return null;
    }
  }
}
