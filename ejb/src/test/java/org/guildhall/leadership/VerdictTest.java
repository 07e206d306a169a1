package org.guildhall.leadership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.guildhall.leadership.count.Lot;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Lot LOT = new Lot(new byte[] {1, 2, 3});
  private static final int VOTERS = 20;

  private final List<Ranking> ballots = new ArrayList<>();

  private void cast(int times, String... groups) {
    for (int i = 0; i < times; i++) {
      ballots.add(
          new Ranking(Arrays.stream(groups).map(group -> List.of(group.split("="))).toList()));
    }
  }

  private Verdict verdict(int seats, String... candidates) {
    return Verdict.of(seats, List.of(candidates), ballots, VOTERS, LOT);
  }

  /** max(3, ceil(1.5·sqrt(N))), worked out by hand. */
  @Test
  void supportGrowsWithTheRootOfTheRoll() {
    assertEquals(3, Verdict.needed(1));
    assertEquals(3, Verdict.needed(4));
    assertEquals(4, Verdict.needed(5));
    assertEquals(5, Verdict.needed(11));
    assertEquals(15, Verdict.needed(100));
    assertEquals(16, Verdict.needed(101));
    assertEquals(150, Verdict.needed(10_000));
  }

  @Property
  void supportIsTheLeastNumberOfThatSize(@ForAll @IntRange(min = 4, max = 10_000_000) int voters) {
    long k = Verdict.needed(voters);
    assertTrue(4 * k * k >= 9L * voters);
    assertTrue(k == Verdict.FEWEST_ABOVE || 4 * (k - 1) * (k - 1) < 9L * voters);
  }

  @Test
  void winnerWhomEnoughRankAboveReopeningIsElected() {
    cast(7, "ada", "ben");
    cast(2, "ben", Ranking.RON);
    var verdict = verdict(1, "ada", "ben");
    assertEquals(List.of("ada"), verdict.elected());
    assertTrue(verdict.isSupported());
  }

  @Test
  void winnerWhomTooFewRankIsElectedWithoutSupport() {
    cast(3, "ada");
    var verdict = verdict(1, "ada", "ben");
    assertEquals(List.of("ada"), verdict.elected());
    assertFalse(verdict.isSupported());
  }

  @Test
  void reopeningThatWinsElectsNobody() {
    cast(5, Ranking.RON, "ada");
    cast(4, "ada");
    var verdict = verdict(1, "ada");
    assertEquals(List.of(), verdict.elected());
    assertFalse(verdict.isSupported());
    assertTrue(verdict.isOutvoted("ada"));
  }

  @Test
  void emptyBoxElectsNobody() {
    assertEquals(List.of(), verdict(1, "ada").elected());
    assertFalse(verdict(1, "ada").isOutvoted("ada"));
  }

  /** Who goes beyond reopening in the count of seats must still beat it one against one. */
  @Test
  void seatOfWhomMostWantNotStaysEmpty() {
    cast(8, "ada", Ranking.RON, "ben");
    cast(4, "ben", Ranking.RON);
    var verdict = verdict(2, "ada", "ben");
    assertEquals(List.of("ada"), verdict.elected());
    assertEquals(2, verdict.support().size());
  }

  @Test
  void ballotOfSomeoneWhoMayNotLeadAnyMoreGoesToTheNext() {
    cast(6, "gone", "ben");
    cast(4, "ada");
    assertEquals(List.of("ben"), verdict(1, "ada", "ben").elected());
  }

  @Test
  void fewBallotsTellNoNumbers() {
    cast(8, "ada");
    var told = verdict(1, "ada").json(LOT, false);
    assertFalse(told.containsKey("matrix"));
    assertFalse(told.containsKey("tally"));
    assertFalse(told.getJsonArray("support").getJsonObject(0).containsKey("aboveRon"));
    assertTrue(told.getJsonArray("support").getJsonObject(0).getBoolean("enough"));
  }

  @Test
  void recordOfACountIsCanonical() {
    cast(7, "ada", "ben=cleo");
    cast(5, "cleo", "ada", Ranking.RON);
    cast(1, "ben=ada", "cleo");
    var told = verdict(2, "ada", "ben", "cleo").json(LOT, true);
    assertFalse(CanonicalJson.of(told).isEmpty());
  }
}
