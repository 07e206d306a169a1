package org.guildhall.leadership.count;

/**
 * How strongly each candidate beats each other, over all paths: a path is as strong as its weakest
 * victory, a victory as strong as its winning votes. Who has the stronger path of the two stands
 * above the other; that has no circles.
 *
 * @see "M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-
 *     consistent single-winner election method, Social Choice and Welfare 36 (2011), 267-303"
 */
final class Schulze {
  private Schulze() {}

  static PairwiseMatrix strengths(PairwiseMatrix duels) {
    int n = duels.size();
    var strength = new long[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        long votes = duels.votes(a, b);
        strength[a][b] = votes > duels.votes(b, a) ? votes : 0;
      }
    }
    for (int via = 0; via < n; via++) {
      var onwards = strength[via];
      for (int a = 0; a < n; a++) {
        long there = strength[a][via];
        if (there > 0 && a != via) {
          var paths = strength[a];
          for (int b = 0; b < n; b++) {
            paths[b] = Math.max(paths[b], Math.min(there, onwards[b]));
          }
          paths[a] = 0;
        }
      }
    }
    return new PairwiseMatrix(duels.candidates(), strength);
  }
}
