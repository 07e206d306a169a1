package org.guildhall.people;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.guildhall.platform.Visible;

/** Reads the text of a directory file into rows and tells all that is wrong with it. */
class DirectoryRows {
  /** The columns that must be there, and the characters that fit into them. */
  private static final Map<String, Integer> LENGTHS =
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

  private static final String HIRED = "hired";
  private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>]+");

  /** A line break in a value is a quote that is missing further up. */
  private static final Pattern UNKEEPABLE = Pattern.compile("[\\x00\\n\\r]");

  private static final Pattern VISIBLE = Pattern.compile(Visible.REGEX);

  private final DirectoryProblems problems;
  private final Map<String, Integer> columns = new HashMap<>();
  private int width;
  private final Map<String, Long> linesById = new HashMap<>();
  private final Map<String, Long> linesByUserName = new HashMap<>();

  DirectoryRows(DirectoryProblems problems) {
    this.problems = problems;
  }

  List<DirectoryRow> read(String text) {
    var rows = new ArrayList<DirectoryRow>();
    long line = 1;
    try (var parser = CSVParser.parse(new StringReader(text), format(text))) {
      var records = parser.iterator();
      if (records.hasNext() && header(records.next())) {
        line = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
          var record = records.next();
          if (rows.size() == DirectoryFile.MOST_ROWS) {
            problems.add(line, "too-many-rows", DirectoryFile.MOST_ROWS);
            return rows;
          }
          if (!isBlank(record)) {
            rows.add(row(record, line));
          }
          line = parser.getCurrentLineNumber() + 1;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add(line, "not-csv");
      return rows;
    }
    if (rows.isEmpty() && problems.isEmpty()) {
      problems.add(0, "no-rows");
    }
    new ReportingLines(rows, problems).check(rows);
    return rows;
  }

  /** Blank lines come as rows of one blank value, so that lines can be counted. */
  private static CSVFormat format(String text) {
    var header = text.lines().findFirst().orElse("");
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
    for (var i = 0; i < record.size(); i++) {
      var name = record.get(i).strip().toLowerCase(Locale.ROOT);
      var known = LENGTHS.containsKey(name) || name.equals(HIRED);
      if (known && columns.put(name, i) != null) {
        problems.add(1, "duplicate-column", name);
      }
    }
    width = record.size();
    LENGTHS.keySet().stream()
        .filter(name -> !columns.containsKey(name))
        .sorted()
        .forEach(name -> problems.add(1, "missing-column", name));
    return problems.isEmpty();
  }

  private static boolean isBlank(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }

  private DirectoryRow row(CSVRecord record, long line) {
    if (record.size() != width) {
      problems.add(line, "value-count", record.size(), width);
    }
    var row =
        new DirectoryRow(
            line,
            composed(required(record, line, "employee_id")),
            value(record, line, "given_name"),
            value(record, line, "family_name"),
            lowerCase(composed(required(record, line, "user_name"))),
            email(record, line),
            value(record, line, "title"),
            composed(value(record, line, "manager_id")),
            value(record, line, "department"),
            value(record, line, "city"),
            value(record, line, "country"),
            hired(record, line));
    if (!isVisible(row.givenName()) && !isVisible(row.familyName())) {
      problems.add(line, "empty", "given_name");
    }
    unique(linesById, row.employeeId(), line, "duplicate-id");
    unique(linesByUserName, row.userName(), line, "duplicate-user-name");
    return row;
  }

  private void unique(Map<String, Long> lines, String value, long line, String key) {
    var first = value == null ? null : lines.putIfAbsent(value, line);
    if (first != null) {
      problems.add(line, key, value, first);
    }
  }

  private String value(CSVRecord record, long line, String column) {
    var index = columns.getOrDefault(column, Integer.MAX_VALUE);
    var value = index < record.size() ? record.get(index).strip() : "";
    if (UNKEEPABLE.matcher(value).find()) {
      problems.add(line, "unkeepable", column);
    }
    if (value.length() > LENGTHS.getOrDefault(column, 10)) {
      problems.add(line, "too-long", column, LENGTHS.getOrDefault(column, 10));
    }
    return value.isEmpty() ? null : value;
  }

  private String required(CSVRecord record, long line, String column) {
    var value = value(record, line, column);
    if (!isVisible(value)) {
      problems.add(line, "empty", column);
    }
    return value;
  }

  private static boolean isVisible(String value) {
    return value != null && VISIBLE.matcher(value).matches();
  }

  /** What is compared with what other systems call the same is in one of its spellings. */
  private static String composed(String value) {
    return value == null ? null : Normalizer.normalize(value, Normalizer.Form.NFC);
  }

  private static String lowerCase(String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  private String email(CSVRecord record, long line) {
    var value = value(record, line, "email");
    if (value != null && !EMAIL.matcher(value).matches()) {
      problems.add(line, "bad-email", value);
    }
    return value;
  }

  private LocalDate hired(CSVRecord record, long line) {
    var value = value(record, line, HIRED);
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      problems.add(line, "bad-date", value);
      return null;
    }
  }
}
