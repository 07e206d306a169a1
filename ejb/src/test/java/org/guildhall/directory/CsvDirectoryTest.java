package org.guildhall.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guildhall.Fixtures;
import org.guildhall.people.Details;
import org.junit.jupiter.api.Test;

class CsvDirectoryTest {
  private static final String HEAD =
      "employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,country\n";
  private static final String ADA = "1,Ada,Rossi,ada,ada@example.com,Developer,,IT,Milano,IT\n";

  private static Heard read(String text) {
    return read(text, StandardCharsets.UTF_8);
  }

  /** What was heard of a file. */
  private record Heard(List<DirectoryRow> rows, List<Problem> problems) {}

  private static Heard read(String text, Charset charset) {
    return read(new ByteArrayInputStream(text.getBytes(charset)));
  }

  private static Heard read(InputStream csv) {
    var heard = new Heard(new ArrayList<>(), new ArrayList<>());
    new CsvDirectory(csv, true)
        .read(
            Optional.empty(),
            told -> {
              if (told instanceof DirectoryRow row) {
                heard.rows().add(row);
              } else if (told instanceof Problem problem) {
                heard.problems().add(problem);
              }
            });
    return heard;
  }

  private static Problem problem(int line, String key, Object... args) {
    return Problem.error(line, key, args);
  }

  private static void assertProblems(String text, Problem... problems) {
    var file = read(text);
    assertEquals(List.of(problems), file.problems());
  }

  @Test
  void directoryOfARealFirmIsRead() throws IOException {
    try (var in = Files.newInputStream(Fixtures.find("directory/oracle-hr-employees.csv"))) {
      var file = read(in);
      assertEquals(List.of(), file.problems());
      assertEquals(107, file.rows().size());
      assertEquals(
          new DirectoryRow(
              5,
              new Details(
                  "103",
                  "Alexander",
                  "James",
                  "ajames",
                  "ajames@example.com",
                  "Programmer",
                  "IT",
                  "Southlake",
                  "US"),
              "102",
              LocalDate.of(2016, 1, 3),
              false),
          file.rows().get(3));
      assertNull(file.rows().get(0).managerId());
    }
  }

  @Test
  void columnsMayComeInAnyOrderCaseAndWithEitherSeparator() {
    var file =
        read(
            "\uFEFFColour;USER_NAME; Employee_ID"
                + " ;given_name;family_name;email;title;manager_id;department;city;country\r\n"
                + "red; ADA ;1;Ada;Rossi;;;;;;\r\n");
    assertEquals(List.of(), file.problems());
    assertEquals(
        new DirectoryRow(
            2,
            new Details("1", "Ada", "Rossi", "ada", null, null, null, null, null),
            null,
            null,
            false),
        file.rows().get(0));
  }

  @Test
  void oddNamesAreNames() {
    for (var name :
        List.of(
            "O'Brien",
            "Null",
            "X Æ A-12",
            "山田",
            "Ёлкин-Жуков",
            "\"Smith, Jr.\"",
            "d’Alò",
            "<b>Bob</b>",
            "=1+1",
            "\"A \"\"B\"\" C\"")) {
      var file = read(HEAD + "1,," + name + ",u,,,,,,\n");
      assertEquals(List.of(), file.problems());
      assertEquals(
          name.replaceAll("^\"|\"$", "").replace("\"\"", "\""),
          file.rows().get(0).details().familyName());
    }
    assertEquals(
        "Jose\u0301", read(HEAD + "1,Jose\u0301,,u,,,,,,\n").rows().get(0).details().givenName());
  }

  @Test
  void userNameIsComparedInItsComposedForm() {
    assertEquals(
        "jos\u00e9", read(HEAD + "1,A,,Jose\u0301,,,,,,\n").rows().get(0).details().userName());
  }

  @Test
  void nameOfWhichNothingIsSeenIsEmpty() {
    assertProblems(HEAD + "1,\u200b,\u3164,u,,,,,,\n", problem(2, "empty", "given_name"));
  }

  @Test
  void everyMissingColumnIsNamed() {
    assertProblems(
        "employee_id,given_name,family_name,user_name,email,title,manager,department,City\n" + ADA,
        problem(1, "missing-column", "country"),
        problem(1, "missing-column", "manager_id"));
    assertProblems(
        HEAD.replace("city", "email"),
        problem(1, "duplicate-column", "email"),
        problem(1, "missing-column", "city"));
  }

  @Test
  void everyProblemIsToldWithItsLine() {
    assertProblems(
        HEAD
            + ADA
            + "\n,,,,no address,,,,,\n1,A,,ADA,,,,,,\n"
            + "2,\"two\nlines\",,b,,,,,,\n3,B,,c,,,7,,,"
            + "x".repeat(101)
            + "\n4,C\n",
        problem(4, "empty", "employee_id"),
        problem(4, "empty", "user_name"),
        problem(4, "bad-email", "no address"),
        problem(4, "empty", "given_name"),
        problem(6, "unkeepable", "given_name"),
        problem(8, "too-long", "country", 100),
        problem(9, "value-count", 2, 10),
        problem(9, "empty", "user_name"));
  }

  @Test
  void commaThatLacksItsQuotesShiftsNothing() {
    var file = read(HEAD + "1,Ada,Rossi, Jr.,ada,,,,,,\n");
    assertEquals(problem(2, "value-count", 11, 10), file.problems().get(0));
  }

  @Test
  void dateIsWrittenYearFirst() {
    var head = HEAD.strip() + ",hired\n";
    assertProblems(head + ADA.strip() + ",3/1/2016\n", problem(2, "bad-date", "3/1/2016"));
    assertEquals(
        LocalDate.of(2016, 1, 3), read(head + ADA.strip() + ",2016-01-03\n").rows().get(0).hired());
    assertNull(read(head + ADA.strip() + ",").rows().get(0).hired());
  }

  @Test
  void otherEncodingsAreRefusedWithTheLine() {
    var file = read(HEAD + ADA + "2,José,,jose,,,,,,\n", StandardCharsets.ISO_8859_1);
    assertEquals(List.of(problem(3, "not-utf8")), file.problems());
    assertEquals(problem(1, "not-utf8"), read(HEAD, StandardCharsets.UTF_16).problems().get(0));
  }

  @Test
  void brokenQuotesAreRefusedWithTheLine() {
    assertProblems(HEAD + ADA + "2,\"B,,b,,,,,,\n3,C,,c,,,,,,\n", problem(3, "not-csv"));
    assertProblems(HEAD + ADA + "2,\"B\"x,,b,,,,,,\n", problem(3, "not-csv"));
  }

  @Test
  void fileWithoutRowsIsRefused() {
    assertProblems(HEAD, problem(0, "no-rows"));
    assertEquals(problem(1, "missing-column", "city"), read("PK\u0003\u0004").problems().get(0));
    assertEquals(1, read("").problems().stream().filter(p -> p.key().endsWith("no-rows")).count());
  }

  @Test
  void largestFirmIsReadAndNoLargerOne() {
    var text = new StringBuilder(HEAD);
    for (var i = 0; i < CsvDirectory.MOST_ROWS; i++) {
      text.append(i + 1)
          .append(",A,,u")
          .append(i)
          .append(",,,")
          .append(i == 0 ? "" : i)
          .append(",,,\n");
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertEquals(CsvDirectory.MOST_ROWS, read(text.toString()).rows().size());
          var problems = read(text + "x,X,,x,,,,,,\n").problems();
          assertTrue(
              problems.contains(problem(200_002, "too-many-rows", 200_000)), problems::toString);
        });
  }
}
