package org.guildhall.leadership;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.guildhall.platform.BusinessException;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final List<String> NAMES = List.of("ada", "ben", Ranking.RON);

  private static String refusal(List<List<String>> groups) {
    return assertThrows(BusinessException.class, () -> new Ranking(groups).check(NAMES)).key();
  }

  @Test
  void anyNumberOfCandidatesMayBeRankedAndEqualRanksToo() {
    assertDoesNotThrow(() -> new Ranking(List.of(List.of("ben"))).check(NAMES));
    assertDoesNotThrow(
        () -> new Ranking(List.of(List.of("RON", "ada"), List.of("ben"))).check(NAMES));
  }

  @Test
  void ballotOfNobodyIsRefused() {
    assertEquals("election.ballot.empty", refusal(List.of()));
    assertEquals("election.ballot.empty", refusal(List.of(List.of("ada"), List.of())));
  }

  @Test
  void unknownNameIsRefused() {
    assertEquals("election.ballot.unknown", refusal(List.of(List.of("eve"))));
    assertEquals("election.ballot.unknown", refusal(List.of(List.of("ron"))));
    assertEquals("election.ballot.unknown", refusal(List.of(List.of("ada>ben"))));
  }

  @Test
  void nameGivenTwiceIsRefused() {
    assertEquals("election.ballot.twice", refusal(List.of(List.of("ada"), List.of("ada"))));
    assertEquals("election.ballot.twice", refusal(List.of(List.of("ada", "ada"))));
  }

  /** Else the order in which somebody wrote equal names would tell one ballot from another. */
  @Test
  void equalRankingsAreTheSameText() {
    var one = new Ranking(List.of(List.of("ben", "ada"), List.of("RON")));
    var other = new Ranking(List.of(List.of("ada", "ben"), List.of("RON")));
    assertEquals(one.text(), other.text());
    assertEquals(one, Ranking.ofText(one.text()));
  }
}
