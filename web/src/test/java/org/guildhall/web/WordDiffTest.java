package org.guildhall.web;

import static java.util.stream.Collectors.joining;
import static org.guildhall.web.WordDiff.Fate.ADDED;
import static org.guildhall.web.WordDiff.Fate.KEPT;
import static org.guildhall.web.WordDiff.Fate.REMOVED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.guildhall.web.WordDiff.Fate;
import org.guildhall.web.WordDiff.Piece;
import org.junit.jupiter.api.Test;

class WordDiffTest {
  @Test
  void aReplacedWordStandsBesideTheNewOne() {
    assertEquals(
        List.of(
            new Piece(KEPT, "Since "),
            new Piece(REMOVED, "Monday"),
            new Piece(ADDED, "Tuesday"),
            new Piece(KEPT, " it\nfails")),
        WordDiff.between("Since Monday it\nfails", "Since Tuesday it\nfails"));
  }

  @Test
  void equalTextsAreOnePieceAndEmptyOnesNone() {
    assertEquals(List.of(new Piece(KEPT, "всё то же")), WordDiff.between("всё то же", "всё то же"));
    assertEquals(List.of(new Piece(ADDED, "new")), WordDiff.between("", "new"));
  }

  @Test
  void bothTextsCanBeReadBack() {
    var before = "one two  three\n\n    four\n";
    var after = "\ntwo three four five\n";
    var pieces = WordDiff.between(before, after);
    assertEquals(before, without(pieces, ADDED));
    assertEquals(after, without(pieces, REMOVED));
  }

  @Test
  void longestTextsWithNothingInCommonAreComparedAtOnce() {
    var before = IntStream.range(0, 10_000).mapToObj(i -> "a").collect(joining("\n"));
    var after = IntStream.range(0, 10_000).mapToObj(i -> "b").collect(joining("\n"));
    var pieces =
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> WordDiff.between(before, after));
    assertEquals(before, without(pieces, ADDED));
    assertEquals(after, without(pieces, REMOVED));
  }

  private static String without(List<Piece> pieces, Fate fate) {
    return pieces.stream().filter(p -> p.fate() != fate).map(Piece::text).collect(joining());
  }
}
