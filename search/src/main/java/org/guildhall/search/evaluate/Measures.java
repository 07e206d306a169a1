package org.guildhall.search.evaluate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How good rankings are, each measure from 0 to 1; those of many searches are averaged, each search
 * alike. Right is what has a gain above 0, and all right answers count, found or not. As trec_eval
 * of the US National Institute of Standards and Technology defines them ({@code map, recip_rank,
 * ndcg_cut_10, P_1, success_5, recall_20}); a ranking is looked at down to {@link #DEPTH}.
 *
 * @param map average precision: the precision at the rank of each right answer, 0 for one that was
 *     not found, averaged over the right answers (Buckley and Voorhees, 2000)
 * @param mrr one divided by the rank of the first right answer
 * @param ndcg10 the gains of the first ten, each divided by the binary logarithm of its rank plus
 *     one, in parts of what the best order would have (Järvelin and Kekäläinen, 2002; gains as they
 *     are, not as powers of two)
 * @param p1 whether the first is right
 * @param success5 whether one of the first five is right
 * @param recall20 the part of the right answers that is among the first twenty
 */
record Measures(
    double map, double mrr, double ndcg10, double p1, double success5, double recall20) {
  static final int DEPTH = 1_000;

  /** Of one ranking, the best first. */
  static Measures of(List<String> ranking, Map<String, Integer> gains) {
    var right = 0;
    var precisions = 0.0;
    var first = 0;
    var within20 = 0;
    for (var rank = 1; rank <= Math.min(DEPTH, ranking.size()); rank++) {
      if (gains.containsKey(ranking.get(rank - 1))) {
        right++;
        precisions += (double) right / rank;
        first = first == 0 ? rank : first;
        within20 += rank <= 20 ? 1 : 0;
      }
    }
    var best = gains.values().stream().sorted(Comparator.reverseOrder()).toList();
    var found = ranking.stream().limit(10).map(id -> gains.getOrDefault(id, 0)).toList();
    return new Measures(
        precisions / gains.size(),
        first == 0 ? 0 : 1.0 / first,
        discounted(found) / discounted(best),
        first == 1 ? 1 : 0,
        first > 0 && first <= 5 ? 1 : 0,
        (double) within20 / gains.size());
  }

  /** The average over all searches. */
  static Measures average(Collection<Measures> all) {
    return new Measures(
        average(all, Measures::map),
        average(all, Measures::mrr),
        average(all, Measures::ndcg10),
        average(all, Measures::p1),
        average(all, Measures::success5),
        average(all, Measures::recall20));
  }

  private static double average(Collection<Measures> all, ToDoubleFunction<Measures> measure) {
    return all.stream().mapToDouble(measure).average().orElseThrow();
  }

  private static double discounted(List<Integer> gains) {
    var sum = 0.0;
    for (var i = 0; i < Math.min(10, gains.size()); i++) {
      sum += gains.get(i) * Math.log(2) / Math.log(i + 2);
    }
    return sum;
  }
}
