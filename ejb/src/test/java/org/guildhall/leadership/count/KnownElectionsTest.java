package org.guildhall.leadership.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Small elections whose outcome is known from the literature, or can be worked out by hand. */
class KnownElectionsTest {
  /** M. Schulze (2011), example 1: 45 voters, five candidates. */
  private static final String SCHULZE =
      """
      A > C > B > E > D * 5
      A > D > E > C > B * 5
      B > E > D > A > C * 8
      C > A > B > E > D * 3
      C > A > E > B > D * 7
      C > B > A > D > E * 2
      D > C > E > B > A * 7
      E > B > A > D > C * 8
      """;

  /** The capital of Tennessee, as it is told to explain many methods. */
  private static final String TENNESSEE =
      """
      Memphis > Nashville > Chattanooga > Knoxville * 42
      Nashville > Chattanooga > Knoxville > Memphis * 26
      Chattanooga > Knoxville > Nashville > Memphis * 15
      Knoxville > Chattanooga > Nashville > Memphis * 17
      """;

  private static List<Stage> stages(Tally tally) {
    return ((Tally.Stages) tally.evidence()).stages();
  }

  private static BigDecimal votes(Tally tally, int stage, String name) {
    return stages(tally).get(stage).votes().get(tally.candidates().indexOf(name));
  }

  @Test
  void strongestPathsAreThoseOfThePaper() {
    var tally = Boxes.count(Method.SCHULZE, 5, Boxes.of(SCHULZE));
    assertEquals(List.of("E", "A", "C", "B", "D"), tally.winners());
    var strengths = ((Tally.Duels) tally.evidence()).strengths().orElseThrow();
    var expected =
        """
        A 0 28 28 30 24
        B 25 0 28 33 24
        C 25 29 0 29 24
        D 25 28 28 0 24
        E 25 28 28 31 0
        """;
    for (var row : expected.lines().toList()) {
      var cells = row.split(" ");
      for (int b = 1; b < cells.length; b++) {
        var other = String.valueOf((char) ('A' + b - 1));
        assertEquals(Long.parseLong(cells[b]), strengths.votes(cells[0], other), row);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SCHULZE,Nashville",
    "RANKED_PAIRS,Nashville",
    "IRV,Knoxville",
    "SCOTTISH_STV,Knoxville",
    "MEEK_STV,Knoxville"
  })
  void capitalOfTennessee(Method method, String capital) {
    assertEquals(List.of(capital), Boxes.count(method, 1, Boxes.of(TENNESSEE)).winners());
  }

  /** In a circle the weakest victory gives way: C over A. */
  @Test
  void weakestVictoryOfACircleIsLeftOut() {
    var circle = Boxes.of("A > B > C * 7; B > C > A * 6; C > A > B * 5");
    assertEquals(List.of("A", "B", "C"), Boxes.count(Method.RANKED_PAIRS, 3, circle).winners());
    assertEquals(List.of("A"), Boxes.count(Method.SCHULZE, 1, circle).winners());
  }

  @Test
  void schulzeElectsNobodyWhereSeveralCouldWin() {
    var box = Boxes.of("A > B > C; B > C > A; C > A > B");
    for (var method : List.of(Method.SCHULZE, Method.RANKED_PAIRS, Method.IRV)) {
      var tally = Boxes.count(method, 1, box);
      assertEquals(List.of(), tally.winners(), method.id());
      assertEquals(List.of("A", "B", "C"), tally.tied(), method.id());
    }
  }

  @ParameterizedTest
  @EnumSource
  void boxWithoutBallotsIsATieOfAll(Method method) {
    var box = Boxes.read("test.cvotes", "#/Candidates: Ada; Bob; Cleo");
    var tally = Boxes.count(method, 1, box);
    assertEquals(List.of(), tally.winners());
    assertEquals(List.of("Ada", "Bob", "Cleo"), tally.tied());
    var drawn = Boxes.count(method, 1, box, 3);
    assertEquals(List.of(drawn.lot().getFirst()), drawn.winners());
    assertEquals(List.of(), drawn.tied());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IRV")
  void allAreElectedWhereSeatsAreMany(Method method) {
    var tally = Boxes.count(method, 9, Boxes.of("A > B; B = C"));
    assertEquals(Set.of("A", "B", "C"), Set.copyOf(tally.winners()));
  }

  @Test
  void instantRunoffElectsOne() {
    var box = Boxes.of("A > B");
    assertThrows(IllegalArgumentException.class, () -> Boxes.count(Method.IRV, 2, box));
    assertThrows(IllegalArgumentException.class, () -> Boxes.count(Method.IRV, 0, box));
  }

  @Test
  void withdrawnCandidatesAreNotCounted() {
    var box =
        Boxes.read("t.blt", "3 1\n-1\n5 1 2 0\n4 3 0\n2 1 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n");
    for (var method : Method.values()) {
      var tally = Boxes.count(method, 1, box);
      assertEquals(List.of("B"), tally.winners(), method.id());
      assertEquals(List.of("B", "C"), tally.candidates());
      assertEquals(List.of("A"), tally.withdrawn());
      assertEquals(2, tally.blank());
    }
  }

  /** Whom a ballot leaves out counts for nothing where it says that he is not compared. */
  @Test
  void unrankedAreComparedOrNot() {
    var ballots = "A * 3; B > A * 2";
    var last = PairwiseMatrix.of(Boxes.of(ballots));
    assertEquals(3, last.votes("A", "B"));
    var left = PairwiseMatrix.of(Boxes.of("#/Implicit Ranking: false\n" + ballots));
    assertEquals(0, left.votes("A", "B"));
    assertEquals(2, left.votes("B", "A"));
  }

  /** Twenty guests, three kinds of food: chocolate's surplus of six is shared two to one. */
  @Test
  void surplusIsTransferredAtAFraction() {
    var tally =
        Boxes.count(
            Method.SCOTTISH_STV,
            3,
            Boxes.of(
                "Oranges * 4; Pears > Oranges * 2; Chocolate > Strawberries * 8;"
                    + "Chocolate > Sweets * 4; Strawberries; Sweets"));
    assertEquals(List.of("Chocolate", "Oranges", "Strawberries"), tally.winners());
    var stages = stages(tally);
    assertEquals(new BigDecimal("6.00000"), stages.getFirst().quota());
    assertEquals(Stage.Kind.SURPLUS, stages.get(1).kind());
    assertEquals(Optional.of("Chocolate"), stages.get(1).candidate());
    assertEquals(new BigDecimal("5.00000"), votes(tally, 1, "Strawberries"));
    assertEquals(new BigDecimal("3.00000"), votes(tally, 1, "Sweets"));
    assertEquals(List.of("Oranges"), stages.get(2).elected());
  }

  /** A third of a vote has no five decimals: what is lost of it is shown. */
  @Test
  void equalRanksShareABallotAndPassItOn() {
    var tally = Boxes.count(Method.IRV, 1, Boxes.of("A = B = C > D; D * 2; A; A; B > D"));
    assertEquals(new BigDecimal("2.33333"), votes(tally, 0, "A"));
    assertEquals(new BigDecimal("0.33333"), votes(tally, 0, "C"));
    assertEquals(new BigDecimal("0.00001"), stages(tally).getFirst().truncated());
    // C's third goes to A and B, who share his rank, not to D.
    assertEquals(Optional.of("C"), stages(tally).get(1).candidate());
    assertEquals(new BigDecimal("2.49999"), votes(tally, 1, "A"));
    assertEquals(new BigDecimal("2.00000"), votes(tally, 1, "D"));
    assertEquals(new BigDecimal("0.00002"), stages(tally).get(1).truncated());
    assertEquals(new BigDecimal("1.49999"), votes(tally, 1, "B"));
    // Then B's part of that ballot goes to A; his own ballot to D.
    assertEquals(new BigDecimal("2.99998"), votes(tally, 2, "A"));
    assertEquals(new BigDecimal("3.00000"), votes(tally, 2, "D"));
    assertEquals(List.of("D"), tally.winners());
  }

  /** C and D have three each when one must go; at the stage before, D had two. */
  @Test
  void tieIsBrokenByTheLatestStageAtWhichTheyDiffered() {
    var tally =
        Boxes.count(Method.SCOTTISH_STV, 1, Boxes.of("A * 4; B * 4; C > A * 3; D > B * 2; E > D"));
    var third = stages(tally).get(2);
    assertEquals(Optional.of("D"), third.candidate());
    assertEquals(List.of(), third.drawn());
    assertEquals(List.of("A"), tally.winners());
  }

  @Test
  void zeroVotesNeedNoLot() {
    var tally = Boxes.count(Method.IRV, 1, Boxes.of("A > C > E > F > G * 2; B * 2; D > A"));
    assertTrue(stages(tally).stream().allMatch(stage -> stage.drawn().isEmpty()));
    assertEquals(List.of("A"), tally.winners());
  }

  @Test
  void tooManyWaysForLotsToFallAreATie() {
    var all = Boxes.of("A; B; C; D; E; F; G; H; I; J; K; L");
    var tally = Boxes.count(Method.SCOTTISH_STV, 2, all);
    assertEquals(List.of(), tally.winners());
    assertEquals(all.candidates(), tally.tied());
  }

  /** Of 121 votes A keeps 0.39404, so that he has the quota, which falls to 47.68. */
  @Test
  void meekLowersTheQuotaWithWhatIsExhausted() {
    var tally =
        Boxes.count(Method.MEEK_STV, 2, Boxes.of("A * 61; A > B * 60; C > D * 30; D > C * 29"));
    assertEquals(List.of("A", "C"), tally.winners());
    var spread = stages(tally).get(1);
    assertEquals(Stage.Kind.SURPLUS, spread.kind());
    assertEquals(47.678808, spread.quota().doubleValue(), 1e-5);
    assertEquals(36.357616, votes(tally, 1, "B").doubleValue(), 1e-5);
    assertEquals(Optional.of("D"), stages(tally).get(2).candidate());
    assertEquals(new BigDecimal("59.000000000"), votes(tally, 2, "C"));
  }

  /** Meek himself: an equal rank is the ballot divided among all orders of those who share it. */
  @Test
  void meekCountsAnEqualRankAsAllOfItsOrders() {
    var rest = "; A * 90; A > D * 30; B * 20; C * 20; D * 20";
    var shared = Boxes.count(Method.MEEK_STV, 2, Boxes.of("A = B = C > D * 60" + rest));
    var orders =
        Boxes.count(
            Method.MEEK_STV,
            2,
            Boxes.of(
                "A > B > C > D * 10; A > C > B > D * 10; B > A > C > D * 10; B > C > A > D * 10;"
                    + "C > A > B > D * 10; C > B > A > D * 10"
                    + rest));
    assertEquals(stages(orders).size(), stages(shared).size());
    for (int s = 0; s < stages(orders).size(); s++) {
      for (var name : orders.candidates()) {
        assertEquals(
            votes(orders, s, name).doubleValue(), votes(shared, s, name).doubleValue(), 1e-5);
      }
    }
  }

  @Test
  void approvalElectsWhoIsRankedMost() {
    var tally = Boxes.count(Method.APPROVAL, 2, Boxes.of("A > B; B > A; B; C; C > D"));
    assertEquals(List.of("B"), tally.winners());
    assertEquals(List.of("A", "C"), tally.tied());
    assertEquals(new Tally.Approvals(List.of(2L, 3L, 2L, 1L)), tally.evidence());
  }
}
