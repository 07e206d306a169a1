package org.guildhall.search.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small rankings, reckoned by hand. */
class MeasuresTest {
  private static final double EXACT = 1e-9;

  @Test
  void perfectRankingIsOneInEverything() {
    var perfect = Measures.of(List.of("a", "b", "x"), Map.of("a", 2, "b", 1));
    assertEquals(new Measures(1, 1, 1, 1, 1, 1), perfect);
  }

  @Test
  void rankingWithNothingRightIsZeroInEverything() {
    var nothing = new Measures(0, 0, 0, 0, 0, 0);
    assertEquals(nothing, Measures.of(List.of("x", "y"), Map.of("a", 1)));
    assertEquals(nothing, Measures.of(List.of(), Map.of("a", 1)));
  }

  @Test
  void averagePrecisionCountsWhatWasNotFound() {
    // Right at the ranks 1 and 3, a third never: (1/1 + 2/3 + 0) / 3.
    var measures = Measures.of(List.of("a", "x", "b"), Map.of("a", 1, "b", 1, "c", 1));
    assertEquals(5.0 / 9, measures.map(), EXACT);
    assertEquals(2.0 / 3, measures.recall20(), EXACT);
    assertEquals(1, measures.mrr(), EXACT);
    assertEquals(1, measures.p1(), EXACT);
  }

  @Test
  void gainsAreDiscountedByTheLogarithmOfTheRank() {
    // Gained 1/log2(2) + 3/log2(3) of 3/log2(2) + 1/log2(3).
    var measures = Measures.of(List.of("b", "a"), Map.of("a", 3, "b", 1));
    var third = Math.log(2) / Math.log(3);
    assertEquals((1 + 3 * third) / (3 + third), measures.ndcg10(), EXACT);
  }

  @Test
  void bestOrderHasTenPlacesToo() {
    var twelve = IntStream.range(0, 12).mapToObj(i -> "a" + i).toList();
    var gains = twelve.stream().collect(Collectors.toMap(id -> id, id -> 1));
    assertEquals(1, Measures.of(twelve, gains).ndcg10(), EXACT);
  }

  @Test
  void eachMeasureEndsAtItsOwnRank() {
    var right = Map.of("a", 1);
    assertEquals(1, behind(4, right).success5());
    assertEquals(0, behind(5, right).success5());
    assertEquals(Math.log(2) / Math.log(11), behind(9, right).ndcg10(), EXACT);
    assertEquals(0, behind(10, right).ndcg10());
    assertEquals(1, behind(19, right).recall20());
    assertEquals(0, behind(20, right).recall20());
    assertEquals(0.001, behind(999, right).map(), EXACT);
    assertEquals(0.001, behind(999, right).mrr(), EXACT);
    assertEquals(0, behind(1_000, right).map());
    assertEquals(0, behind(1_000, right).mrr());
  }

  private static Measures behind(int others, Map<String, Integer> gains) {
    var before = IntStream.range(0, others).mapToObj(i -> "x" + i);
    return Measures.of(Stream.concat(before, Stream.of("a")).toList(), gains);
  }

  @Test
  void everySearchCountsAlike() {
    var one = new Measures(1, 1, 1, 1, 1, 1);
    var none = new Measures(0, 0, 0, 0, 0, 0);
    var half = new Measures(0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
    assertEquals(half, Measures.average(List.of(one, none)));
  }
}
