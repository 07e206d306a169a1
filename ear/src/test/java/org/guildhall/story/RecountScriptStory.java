package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The count in the browser, called as a page calls it. Needs a Chromium, and no server. */
@ExtendWith(Stories.class)
class RecountScriptStory {
  private static final String MODULE = "recount.js";

  private static final String COUNT =
      """
      async (m, { text, ...options }) => {
        const election = await m.inSlices(m.readBallots(text));
        const result = await m.inSlices(m.count(election, options));
        return {
          winners: result.winners, tied: result.tied, papers: result.papers, seats: result.seats,
          quota: result.quota === undefined ? null : Number(result.quota / result.one),
          matrix: result.matrix ?? null,
          ties: result.ties.map(({ about, names }) => [about, ...names]),
          stages: (result.stages ?? []).map(({ votes, lost }) => [...votes, lost].join(" ")),
        };
      }
      """;

  /** Each check as "id state"; what keeps the record from being read as "problem …". */
  private static final String VERIFY =
      """
      async (m, text) => {
        try {
          const found = await m.inSlices(m.verify(m.readRecord(text)));
          return found.checks.map(({ id, state, details }) => id === "form" ? `form ${details[0]}` : `${id} ${state}`);
        } catch (error) {
          if (!(error instanceof m.RecountError)) throw error;
          return [`problem ${error.problem}`];
        }
      }
      """;

  private static final RecordDraft SCHULZE =
      RecordDraft.of("schulze", 1).ballots("5 ada>ben>RON", "4 ben>ada>RON", "3 cem>ada=ben>RON");
  private static final String GOOD =
      SCHULZE.text(List.of("ada"), List.of("ada"), new Object[] {"ada", 12, true});

  private static final RecordDraft STV =
      RecordDraft.of("scottish-stv", 2).ballots("6 ada>ben", "4 ben", "2 cem>RON");
  private static final String GOOD_STV =
      STV.text(
          List.of("ada", "ben"),
          List.of("ben", "ada"),
          new Object[] {"ada", 6, true},
          new Object[] {"ben", 10, true});

  @Test
  void debianElectionsComeOutAsTheyDid(Browser browser) {
    var expected = object(ScriptWindow.fixture("elections/expected-debian.json"));
    assertEquals(15, expected.size());
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      expected.forEach(
          (file, winners) -> {
            var text = ScriptWindow.fixture("elections/" + file);
            for (var method : List.of("schulze", "ranked-pairs", "irv")) {
              var name = method.replace('-', '_');
              var result = count(window, text, Map.of("method", method));
              assertEquals(
                  strings(winners.asJsonObject(), name),
                  result.get("winners"),
                  file + " " + method);
              assertEquals(List.of(), result.get("tied"), file + " " + method);
            }
          });
    }
  }

  @Test
  void wardsOfGlasgowComeOutAsTheyDid(Browser browser) {
    var expected = object(ScriptWindow.fixture("elections/expected-glasgow-2007.json"));
    assertEquals(17, expected.size());
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      expected.forEach(
          (file, of) -> {
            var ward = of.asJsonObject();
            var result =
                count(
                    window,
                    ScriptWindow.fixture("elections/" + file),
                    Map.of("method", "scottish-stv"));
            assertEquals(strings(ward, "scottish_stv_in_order"), result.get("winners"), file);
            assertEquals(ward.getInt("ballots"), result.get("papers"), file);
            assertEquals(ward.getInt("seats"), result.get("seats"), file);
            assertEquals(ward.getString("quota"), result.get("quota") + ".00000", file);
            var meek =
                count(
                    window,
                    ScriptWindow.fixture("elections/" + file),
                    Map.of("method", "meek-stv"));
            assertEquals(ward.getInt("seats"), ((List<?>) meek.get("winners")).size(), file);
          });
    }
  }

  /** The example with which the method is usually told: 45 voters, no Condorcet winner. */
  @ParameterizedTest
  @CsvSource({"schulze,1,E", "schulze,5,E A C B D", "ranked-pairs,1,A"})
  void circleIsCutAtItsWeakestPlace(String method, int seats, String order, Browser browser) {
    var text =
        """
        A>C>B>E>D * 5
        A>D>E>C>B * 5
        B>E>D>A>C * 8
        C>A>B>E>D * 3
        C>A>E>B>D * 7
        C>B>A>D>E * 2
        D>C>E>B>A * 7
        E>B>A>D>C * 8
        """;
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      var result = count(window, text, Map.of("method", method, "seats", seats));
      assertEquals(List.of(order.split(" ")), result.get("winners"));
    }
  }

  /** A hundred voters choose Tennessee's capital: three methods, two answers. */
  @ParameterizedTest
  @CsvSource({"schulze,Nashville", "ranked-pairs,Nashville", "irv,Knoxville"})
  void methodsDifferWhereTheyAreKnownTo(String method, String winner, Browser browser) {
    var text =
        """
        Memphis > Nashville > Chattanooga > Knoxville * 42
        Nashville > Chattanooga > Knoxville > Memphis * 26
        Chattanooga > Knoxville > Nashville > Memphis * 15
        Knoxville > Chattanooga > Nashville > Memphis * 17
        """;
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      assertEquals(List.of(winner), count(window, text, Map.of("method", method)).get("winners"));
    }
  }

  /** Votes of each stage, in hundred-thousandths, and what is lost. */
  @Test
  void surplusIsTransferredWithFiveDecimals(Browser browser) {
    var text = "3 2\n6 1 2 0\n4 2 0\n2 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"three\"\n";
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      var result = count(window, text, Map.of("method", "scottish-stv"));
      assertEquals(
          List.of("600000 400000 200000 0", "500000 499996 200000 4", "500000 499996 200000 4"),
          result.get("stages"));
      assertEquals(List.of("A", "B"), result.get("winners"));
    }
  }

  @Test
  void equalRanksDivideThePaper(Browser browser) {
    var text = "4 1\n1 1=2=3 0\n2 4 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"D\"\n\"equal\"\n";
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      var result = count(window, text, Map.of("method", "scottish-stv"));
      assertEquals("33333 33333 33333 200000 1", ((List<?>) result.get("stages")).getFirst());
      assertEquals(List.of("D"), result.get("winners"));
      for (var method : List.of("irv", "meek-stv", "schulze", "ranked-pairs")) {
        assertEquals(
            List.of("D"), count(window, text, Map.of("method", method)).get("winners"), method);
      }
    }
  }

  @Test
  void withdrawnCandidatesAreAsIfTheyNeverStood(Browser browser) {
    var text = "3 1\n-1\n5 1 2 0\n4 3 0\n1 - 3=1 0\n2 1 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"withdrawn\"\n";
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      var result = count(window, text, Map.of("method", "schulze", "seed", "00"));
      assertEquals(List.of(List.of(0, 5), List.of(5, 0)), result.get("matrix"));
      assertEquals(List.of("B", "C"), result.get("tied"));
    }
  }

  @Test
  void whatFilesMayContainIsUnderstood(Browser browser) {
    var weighed =
        """
        #/Candidates: A ; B; C
        #/Number of Seats: 1
        #/Weight Allowed: true
        # a comment
        tag, other || A > B ^2 * 3 # six
        B=C
        /EMPTY_RANKING/ * 2
        """;
    var commented = "# title\n2 1 # two, one\n(x1) 3 1 0\n2 2\n1 0\n0\n\"A # 1\" \"B \\\"b\\\"\"\n";
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      assertEquals(
          List.of(List.of(0, 6, 6), List.of(1, 0, 6), List.of(1, 0, 0)),
          count(window, weighed, Map.of("method", "schulze")).get("matrix"));
      assertEquals(
          List.of(List.of(0, 1), List.of(0, 0)),
          count(window, "#/Implicit Ranking: false\nA > B\nA\nB\n", Map.of("method", "schulze"))
              .get("matrix"));
      assertEquals(
          List.of("A # 1"), count(window, commented, Map.of("method", "irv")).get("winners"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "blt-candidate 2|2 1;1 3 0;0;'A' 'B'",
        "twice 2|2 1;1 1 1 0;0;'A' 'B'",
        "blt-number 2|2 1;x 1 0;0;'A' 'B'",
        "ends 2|2 1;1 1 0",
        "ends 3|2 1;1 1 0;0",
        "blt-number 3|2 1;1 1 0;'A' 'B'",
        "blt-names 4|2 1;1 1 0;0;'A' 'A'",
        "twice 1|A > B = A",
        "unknown 2|#/Candidates: A;A > B",
        "cvotes-empty 1|A > > B",
        "cvotes-number 1|A > B * many",
        "unknown-file|a letter",
        "unknown-file|''",
      })
  void whatIsNoFileOfBallotsIsToldWithItsLine(String problem, String text, Browser browser) {
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      assertEquals(
          problem,
          window.run(
              MODULE,
              """
              async (m, text) => {
                try { return m.atOnce(m.readBallots(text)); } catch (error) {
                  return [error.problem, ...error.details].slice(0, 2).join(" ");
                }
              }
              """,
              text == null ? "" : text.replace(';', '\n').replace('\'', '"')));
    }
  }

  /** Where votes do not decide the lot does, and without one it is told who is equal. */
  @Test
  void lotDecidesTies(Browser browser) {
    var text = "A > B\nB > A\nC > A = B\n";
    var stv = "3 1\n2 1 0\n1 2 0\n1 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n";
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      for (var method : List.of("schulze", "ranked-pairs")) {
        for (var order : List.of(List.of("C", "B", "A"), List.of("A", "C", "B"))) {
          var result = count(window, text, Map.of("method", method, "order", order));
          assertEquals(List.of(), result.get("tied"));
          var luckier = order.stream().filter(name -> !name.equals("C")).findFirst().orElseThrow();
          assertEquals(List.of(luckier), result.get("winners"), method + order);
        }
        assertEquals(
            List.of("A", "B"), count(window, text, Map.of("method", method)).get("tied"), method);
      }
      var result =
          count(window, stv, Map.of("method", "scottish-stv", "order", List.of("A", "C", "B")));
      assertEquals(List.of(List.of("exclusion", "B", "C")), withoutOrder(result.get("ties")));
      // B went out first, the last in the lot; C was excluded after.
      assertEquals(List.of("A"), result.get("winners"));
    }
  }

  private static List<?> withoutOrder(Object ties) {
    return ((List<?>) ties)
        .stream()
            .map(tie -> ((List<?>) tie).stream().map(String::valueOf).toList())
            .map(
                tie ->
                    List.of(
                        tie.getFirst(),
                        tie.stream().skip(1).sorted().findFirst().orElse(""),
                        tie.stream().skip(1).sorted().skip(1).findFirst().orElse("")))
            .toList();
  }

  @Test
  void goodRecordHolds(Browser browser) {
    try (var window = ScriptWindow.empty(browser, ScriptWindow.PLAIN)) {
      for (var record : List.of(GOOD, GOOD_STV)) {
        var checks = verify(window, record);
        assertTrue(checks.stream().allMatch(check -> check.endsWith(" holds")), checks.toString());
        assertTrue(
            checks.containsAll(
                List.of(
                    "chain holds",
                    "end holds",
                    "box holds",
                    "codes holds",
                    "credentials holds",
                    "seed holds",
                    "lot holds",
                    "winners holds",
                    "cross holds",
                    "support holds")),
            checks.toString());
      }
    }
  }

  @Test
  void recordWithATieIsDecidedByItsLot(Browser browser) {
    var draft = RecordDraft.of("schulze", 1).ballots("6 ada>ben>RON", "6 ben>ada>RON");
    var lucky = draft.luckiest("ada", "ben");
    var unlucky = lucky.equals("ada") ? "ben" : "ada";
    Object[] support = {lucky, 12, true};
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      var good = verify(window, draft.text(List.of(lucky), List.of(lucky), support));
      assertTrue(good.stream().allMatch(check -> check.endsWith(" holds")), good.toString());
      var bad = verify(window, draft.text(List.of(unlucky), List.of(lucky), support));
      assertTrue(bad.contains("winners fails"), bad.toString());
    }
  }

  @Test
  void smallElectionShowsNoBallots(Browser browser) {
    var draft = RecordDraft.of("schulze", 1).ballots("5 ada>ben>RON").credentials(6).unpublished();
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      var checks =
          verify(window, draft.text(List.of("ada"), List.of("ada"), new Object[] {"ada", 5, true}));
      assertTrue(
          checks.containsAll(
              List.of("chain holds", "box open", "codes holds", "winners open", "support open")),
          checks.toString());
      assertTrue(checks.stream().noneMatch(check -> check.endsWith(" fails")), checks.toString());
      var large =
          RecordDraft.of("schulze", 1)
              .ballots("11 ada>ben>RON")
              .unpublished()
              .text(List.of("ada"), List.of("ada"), new Object[] {"ada", 11, true});
      assertTrue(verify(window, large).contains("unpublished fails"));
    }
  }

  /**
   * Every text, number and truth value changed, every member and element taken out: all is seen.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyAlterationIsFound(boolean chainedAgain, Browser browser) {
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      for (var record : List.of(GOOD, GOOD_STV)) {
        var missed =
            (Map<?, ?>)
                window.run(
                    MODULE,
                    """
                    async (m, { text, chainedAgain }) => {
                      // What only the chain protects; who makes the chain anew can change it.
                      const free = /^entries[.](0[.]content[.](community|reason|settings)|1[.]content[.]candidates[.][0-9]+[.](name|statement|promises)|2[.]content[.](rollHash|directoryHash|wardens|publicKey)|3[.]content|6[.]content|5[.]content[.]outcome|[0-9]+[.](at|kind|hash))/;
                      const spots = [];
                      const walk = (node, path) => {
                        if (path.length) spots.push(path);
                        if (node !== null && typeof node === "object") for (const key of Object.keys(node)) walk(node[key], [...path, key]);
                      };
                      walk(JSON.parse(text), []);
                      const other = (old) => typeof old === "number" ? old + 1 : typeof old === "boolean" ? !old : old === null ? 0
                        : typeof old === "string" ? (/^[0-9a-f]{64}$/.test(old) ? (old[0] === "0" ? "1" : "0") + old.slice(1) : old + "x") : undefined;
                      const missed = [];
                      let tried = 0;
                      for (const path of spots) {
                        for (const way of ["change", "remove", "turn"]) {
                          const record = JSON.parse(text);
                          const holder = path.slice(0, -1).reduce((node, key) => node[key], record);
                          const key = path.at(-1);
                          if (way === "remove") { if (Array.isArray(holder)) holder.splice(key, 1); else delete holder[key]; }
                          else if (way === "turn") { if (!Array.isArray(holder[key]) || holder[key].length < 2) continue; holder[key].reverse(); }
                          else if (other(holder[key]) === undefined) continue;
                          else holder[key] = other(holder[key]);
                          if (chainedAgain) {
                            if (free.test(path.join("."))) continue;
                            let before = "0".repeat(64);
                            for (const entry of record.entries ?? []) {
                              if (entry?.content) entry.hash = before = m.chained(before, entry);
                            }
                          }
                          tried++;
                          try {
                            const { checks } = m.atOnce(m.verify(m.readRecord(JSON.stringify(record))));
                            if (checks.every(({ state }) => state === "holds")) missed.push(`${way} ${path.join(".")}`);
                          } catch (error) {
                            if (!(error instanceof m.RecountError)) missed.push(`${way} ${path.join(".")}: ${error.stack}`);
                          }
                        }
                      }
                      return { missed, tried };
                    }
                    """,
                    Map.of("text", record, "chainedAgain", chainedAgain));
        assertTrue((int) missed.get("tried") > 100, missed.toString());
        var unseen =
            ((List<?>) missed.get("missed"))
                .stream()
                    .map(String::valueOf)
                    .filter(spot -> !(chainedAgain && isNoAlteration(spot)))
                    // "Reopen nominations", which here is the first in the lot and no part of the
                    // count.
                    .filter(
                        spot ->
                            !(chainedAgain
                                && record.equals(GOOD_STV)
                                && spot.equals("remove entries.5.content.lot.0")))
                    .toList();
        assertEquals(List.of(), unseen);
      }
    }
  }

  /**
   * The chain made anew around what decides nothing: another order of who was elected, and so on.
   */
  private static boolean isNoAlteration(String spot) {
    return spot.startsWith("turn entries.1.content.candidates")
        || spot.startsWith("turn entries.5.content.support")
        || spot.startsWith("turn entries.5.content.winners")
        || spot.startsWith("turn entries.5.content.crossCheck.winners")
        || spot.equals("remove entries.3")
        // 20 and 21 voters need the same support.
        || spot.equals("change entries.2.content.size")
        // More rights to vote than were used are no fault of the record.
        || spot.equals("change entries.4.content.credentials");
  }

  @Test
  void truncatedRecordIsToldSo(Browser browser) {
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      for (int length = 1; length < GOOD.length() - 1; length += 97) {
        var problem = verify(window, GOOD.substring(0, length)).getFirst();
        assertTrue(
            List.of("problem truncated", "problem broken").contains(problem),
            length + ": " + problem);
      }
      assertEquals(List.of("problem no-record"), verify(window, "{\"format\":\"other\"}"));
      assertEquals(List.of("problem no-record"), verify(window, "[1]"));
      assertEquals(
          List.of("form empty"),
          verify(window, "{\"format\":\"guildhall-election-record-1\",\"entries\":[]}"));
      var twice =
          GOOD.replace("\"winners\":[\"ada\"]}", "\"winners\":[\"ben\"],\"winners\":[\"ada\"]}");
      assertEquals(List.of("problem double-members"), verify(window, twice));
      var beside = GOOD.replaceFirst("\\{", "{\"note\":\"believe me\",");
      assertTrue(verify(window, beside).contains("outside fails"));
    }
  }

  private static JsonObject object(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  private static List<String> strings(JsonObject object, String name) {
    return object.getJsonArray(name).getValuesAs(JsonString::getString);
  }

  private static Map<?, ?> count(ScriptWindow window, String text, Map<String, Object> options) {
    var all = new HashMap<String, Object>(options);
    all.put("text", text);
    return (Map<?, ?>) window.run(MODULE, COUNT, all);
  }

  private static List<String> verify(ScriptWindow window, String record) {
    return ((List<?>) window.run(MODULE, VERIFY, record)).stream().map(String::valueOf).toList();
  }

  static String goodRecord() {
    return GOOD;
  }

  static String goodStvRecord() {
    return GOOD_STV;
  }
}
