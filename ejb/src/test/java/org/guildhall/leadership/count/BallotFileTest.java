package org.guildhall.leadership.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BallotFileTest {
  private static final String BLT =
      """
      4 2          # four candidates, two seats
      -2
      3 1 3 4 0
      2 4 2=3 1 0
      1 0
      0
      "Ada"
      "Bob # no comment"
      "Cleo"
      " Zoë   Z "
      "Board"
      """;

  private static final String TOI =
      """
      # FILE NAME: 1-1.toi
      # TITLE: Board
      # DATA TYPE: toi
      # NUMBER ALTERNATIVES: 4
      # NUMBER VOTERS: 6
      # ALTERNATIVE NAME 1: Ada
      # ALTERNATIVE NAME 2: Bob
      # ALTERNATIVE NAME 3: Cleo
      # ALTERNATIVE NAME 4: Zoë
      3: 1,3,4
      2: 4,{2,3},1
      1: 2
      """;

  private static final String CVOTES =
      """
      # Board
      #/Candidates: Ada ; Bob; Cleo;Zoë
      #/number of seats: 2
      #/Implicit Ranking: true
      #/Voting Methods: Schulze; Minimax
      #/Weight Allowed: true
      #/Of Our Own: whatever

      tag 1, tag2 || Ada > Cleo > Zoë * 3 # and so on
      Zoë>Bob=Cleo>Ada ^2
      /EMPTY_RANKING/ * 2
      Stranger > Ada = Nobody ^2 * 3
      """;

  private static final Map<String, String> GOOD =
      Map.of(
          "a.blt",
          BLT,
          "a.toi",
          TOI,
          "a.cvotes",
          CVOTES,
          "a.soc",
          "2\n1,Ada\n2,Bob\n3,3,2\n2,1,2\n1,2,1\n",
          "a.soi",
          "# NUMBER ALTERNATIVES: 1\n# ALTERNATIVE NAME 1: Ada\n5: 1\n");

  /** Ballots as the names in each rank, with their weights. */
  private static Map<String, Long> ballots(BallotBox box) {
    return box.ballots().stream()
        .collect(
            Collectors.toMap(
                ballot ->
                    ballot.ranking().stream()
                        .map(
                            rank ->
                                rank.stream()
                                    .map(box.candidates()::get)
                                    .collect(Collectors.joining("=")))
                        .collect(Collectors.joining(">")),
                Ballot::weight,
                Long::sum,
                TreeMap::new));
  }

  @Test
  void bltIsRead() {
    var box = Boxes.read("a.blt", BLT);
    assertEquals("Board", box.title());
    assertEquals(OptionalInt.of(2), box.seats());
    assertEquals(List.of("Ada", "Bob # no comment", "Cleo", "Zoë Z"), box.candidates());
    assertEquals(Set.of(1), box.withdrawn());
    assertEquals(
        Map.of("Ada>Cleo>Zoë Z", 3L, "Zoë Z>Bob # no comment=Cleo>Ada", 2L, "", 1L), ballots(box));
    assertEquals(6, box.votes());
    assertEquals(List.of("Ada", "Cleo", "Zoë Z"), box.standing().candidates());
    assertEquals(
        Map.of("Ada>Cleo>Zoë Z", 3L, "Zoë Z>Cleo>Ada", 2L, "", 1L), ballots(box.standing()));
  }

  @ParameterizedTest
  @CsvSource({
    "'2 1\n3 1 2 0\n1 2 0\n0\n\"A\"\n\"B\"\n\"T\"'",
    "'\uFEFF2 1\r\n3 1 2 0\r\n1 2 0\r\n0\r\n\"A\"\r\n\"B\"\r\n\"T\"\r\n'",
    "'2 1\r3 1 2 0\r1 2 0\r0\r\"A\"\r\"B\"\r\"T\"'",
    "'\n\n2\t1\n\n3 1\n2\n0 1 2 0 0 \"A\" \"B\"\n\"T\" # end\n\n'",
    "'# c\n2 1 3 1 2 0 1 2 0 0 \"A\"\"B\" \"T\"'",
    "'2 1\n1 1 2 0\n2 1 - 2 0\n1 2 - 0\n0\n\"A\"\n\"B\"\n\"T\"'"
  })
  void bltDoesNotCareWhereLinesEnd(String file) {
    var box = Boxes.read("a.BLT", file);
    assertEquals(List.of("A", "B"), box.candidates());
    assertEquals("T", box.title());
    assertEquals(Map.of("A>B", 3L, "B", 1L), ballots(box));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                         | 1 | candidates must be
          '0 1'                                      | 1 | candidates must be
          '2 0'                                      | 1 | seats must be
          '2'                                        | 2 | seats must be
          '2 x'                                      | 1 | whole number: x
          '2 1@1 1 2'                                | 3 | end with a 0
          '2 1@1 3 0'                                | 2 | no candidate 3
          '2 1@1 1 2 1 0'                            | 2 | twice
          '2 1@1 1=1 0'                              | 2 | twice
          '2 1@1 =1 0'                               | 2 | each side
          '2 1@1 1= 0'                               | 2 | candidate 0
          '2 1@1.5 1 0'                              | 2 | whole number: 1.5
          '2 1@1/2 1 0'                              | 2 | whole number: 1/2
          '2 1@1 1 0@-1 2 0'                         | 3 | begin with its weight
          '2 1@-3'                                   | 2 | no candidate 3
          '2 1@99999999999999999999 1 0'             | 2 | votes
          '2 1@500000000 1 0@1 1 0'                  | 3 | votes
          '2 1@1 1 0@"A"@"B"@"T"'                    | 3 | begin with its weight
          '2 1@1 1 0@0@"A"@"B"'                      | 6 | names of 2 candidates and a title
          '2 1@1 1 0@0@"A"@"A"@"T"'                  | 5 | called A
          '2 1@1 1 0@0@"A"@""@"T"'                   | 5 | no name
          '2 1@1 1 0@0@"A@"@"B"@"T"'                 | 4 | not closed
          '2 1@1 1 0@0@A@"B"@"T"'                    | 4 | whole number: A
          '2 1@1 1 0@0@"A"@"B"@"C"@"T"'              | 7 | after the title
          '2 1@-1 -2@0@"A"@"B"@"T"'                  | 7 | withdrawn
          '9999 1'                                   | 1 | from 1 to 1000
          """)
  void malformedBltIsToldWithItsLine(String file, int line, String sentence) {
    malformed("a.blt", file, line, sentence);
  }

  @Test
  void prefLibIsRead() {
    var box = Boxes.read("a.toi", TOI);
    assertEquals("Board", box.title());
    assertEquals(OptionalInt.empty(), box.seats());
    assertEquals(Map.of("Ada>Cleo>Zoë", 3L, "Zoë>Bob=Cleo>Ada", 2L, "Bob", 1L), ballots(box));
    var old = Boxes.read("a.soc", GOOD.get("a.soc"));
    assertEquals(List.of("Ada", "Bob"), old.candidates());
    assertEquals(Map.of("Ada>Bob", 2L, "Bob>Ada", 1L), ballots(old));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          soi | ''                                                         | 1 | alternatives is missing
          soi | '# NUMBER ALTERNATIVES: x'                                 | 1 | whole number: x
          soi | '# ALTERNATIVE NAME 1: A@1: 1'                             | 2 | alternatives is missing
          soi | '# NUMBER ALTERNATIVES: 2@# ALTERNATIVE NAME 1: A@1: 1'    | 3 | Alternative 2 has no name
          soi | '# ALTERNATIVE NAME 1: A@# ALTERNATIVE NAME 1: B'          | 2 | two names
          soi | '# NUMBER ALTERNATIVES: 2@# ALTERNATIVE NAME 1: A@# ALTERNATIVE NAME 2: A@1: 1' | 4 | called A
          soi | '1@1,A@1,1,1@1,2'                                          | 4 | no alternative 2
          soi | '1@1,A@1,1,1@1,1,1'                                        | 4 | twice
          soi | '1@1,A@1,1,1@1;1'                                          | 4 | colon
          soi | '1@1,A@1,1,1@1,'                                           | 4 | number is missing
          soi | '1@1,A@1,1,1@1,1,'                                         | 4 | number is missing
          soi | '1@1,A@1,1,1@1.5,1'                                        | 4 | colon
          soi | '1@1,A@1,1,1@0,1'                                          | 4 | at least 1
          soi | '1@1,A@1,1,1@1,1 1'                                        | 4 | commas and braces
          soi | '1@1,A@1,2,1@1,1'                                          | 5 | must be 2
          soi | '2@1,A@1,1,1'                                              | 3 | two names
          soi | '1@1,A@1,1'                                                | 3 | numbers of voters
          soi | '2@1,A@2,B@1,1,1@1,{1,2}'                                  | 5 | no ties
          toi | '2@1,A@2,B@1,1,1@1,{1,2'                                   | 5 | brace
          toi | '2@1,A@2,B@1,1,1@1,{}'                                     | 5 | number is missing
          soc | '2@1,A@2,B@1,1,1@1,2'                                      | 5 | rank all
          toc | '2@1,A@2,B@1,1,1@1,{2}'                                    | 5 | rank all
          """)
  void malformedPrefLibIsToldWithItsLine(String type, String file, int line, String sentence) {
    malformed("a." + type, file, line, sentence);
  }

  @Test
  void condorcetElectionFormatIsRead() {
    var box = Boxes.read("a.cvotes", CVOTES);
    assertEquals(OptionalInt.of(2), box.seats());
    assertEquals(List.of("Ada", "Bob", "Cleo", "Zoë"), box.candidates());
    assertTrue(box.unrankedAreLast());
    assertEquals(
        Map.of("Ada>Cleo>Zoë", 3L, "Zoë>Bob=Cleo>Ada", 2L, "", 2L, "Ada", 6L), ballots(box));
  }

  @Test
  void condorcetElectionFormatNeedsNoParameters() {
    var box = Boxes.read("a.cvotes", "Cleo>Ada^7 *2\nAda\n/EMPTY/\n");
    assertEquals(List.of("Cleo", "Ada"), box.candidates());
    assertEquals(Map.of("Cleo>Ada", 2L, "Ada", 1L, "", 1L), ballots(box));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                             | 1 | no candidates
          '#/Candidates: A;B;C # no'                     | 1 | no comment
          '#/Candidates: A;B@   #/Implicit Ranking: no'  | 2 | begin where its line
          '#/Candidates: A;B@#/Implicit Ranking: no'     | 2 | true nor false
          '#/Candidates: A;A'                            | 1 | called A
          '#/Candidates: A;'                             | 1 | missing
          '#/Candidates: A;B/C'                          | 1 | may have a /
          '#/Candidates A'                               | 1 | colon
          '#/Candidates: A@#/Candidates: B'              | 2 | given twice
          '#/Number of Seats: 0@A'                       | 1 | at least one seat
          '#/Number of Seats: many@A'                    | 1 | whole number: many
          'A@#/Implicit Ranking: true'                   | 2 | before the first vote
          'A > B > A'                                    | 1 | twice
          'A = A'                                        | 1 | twice
          'A < B'                                        | 1 | may have a <
          '#/Candidates: A;B@A < B'                      | 2 | may have a <
          'A > > B'                                      | 1 | missing
          'A > B >'                                      | 1 | missing
          'tag ||'                                       | 1 | missing
          'A * 8 ^7'                                     | 1 | before the quantifier
          'A * 1.5'                                      | 1 | whole number: 1.5
          'A * 0'                                        | 1 | at least 1
          'A ^x'                                         | 1 | whole number: x
          'A * 999999999'                                | 1 | greater than
          'A > /EMPTY_RANKING/'                          | 1 | may have a /
          """)
  void malformedCondorcetElectionFormatIsToldWithItsLine(String file, int line, String sentence) {
    malformed("a.cvotes", file, line, sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.blt", "a.toi", "a.cvotes"})
  void textMustBeUtf8(String name) {
    var bytes = (GOOD.get(name) + "# \u00E9").getBytes(StandardCharsets.ISO_8859_1);
    var e = assertThrows(MalformedFileException.class, () -> Boxes.read(name, bytes));
    assertTrue(e.getMessage().contains("not UTF-8"), e.getMessage());
    var zeros = assertThrows(MalformedFileException.class, () -> Boxes.read(name, new byte[9]));
    assertEquals(1, zeros.line());
  }

  @Test
  void otherFilesAreNotRead() {
    for (var name : List.of("a.csv", "ballots", "a.soc.txt", "")) {
      var e = assertThrows(IllegalArgumentException.class, () -> Boxes.read(name, ""));
      assertTrue(e.getMessage().contains("must end with"), name);
    }
  }

  /** Bytes are changed, cut out and put in; what is still a box can be counted. */
  @Property(tries = 3000)
  void brokenFilesGiveNothingButAnError(@ForAll Random random) {
    var name = List.copyOf(new TreeMap<>(GOOD).keySet()).get(random.nextInt(GOOD.size()));
    var bytes = new ByteArrayOutputStream();
    for (byte b : GOOD.get(name).getBytes(StandardCharsets.UTF_8)) {
      switch (random.nextInt(60)) {
        case 0 -> bytes.write(random.nextInt(256));
        case 1 -> bytes.write("0123 =>*^#-\n\"{},:;/".charAt(random.nextInt(19)));
        case 2 -> {
          bytes.write(b);
          bytes.write(b);
        }
        case 3 -> {
          // Left out.
        }
        default -> bytes.write(b);
      }
    }
    try {
      var box = Boxes.read(name, bytes.toByteArray());
      for (var method : Method.values()) {
        Boxes.count(method, method.seats(box), box);
      }
    } catch (MalformedFileException e) {
      assertTrue(e.line() >= 1 && !e.getMessage().contains("\n"), e.getMessage());
    }
  }

  @Property(tries = 1000)
  void randomBytesGiveNothingButAnError(@ForAll byte[] bytes, @ForAll boolean blt) {
    try {
      Boxes.read(blt ? "a.blt" : "a.cvotes", bytes);
    } catch (MalformedFileException e) {
      assertTrue(e.line() >= 1);
    }
  }

  /** Line ends are written as {@code @}. */
  private static void malformed(String name, String file, int line, String sentence) {
    var text = file.replace('@', '\n');
    var e = assertThrows(MalformedFileException.class, () -> Boxes.read(name, text));
    assertEquals(line, e.line(), e.getMessage());
    assertTrue(e.getMessage().contains(sentence), e.getMessage());
    assertTrue(e.getMessage().startsWith("line " + line + ": "), e.getMessage());
  }
}
