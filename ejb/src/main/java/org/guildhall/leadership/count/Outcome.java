package org.guildhall.leadership.count;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Who is elected, by places of candidates.
 *
 * @param winners those who are, however undecided lots fall, in the order of election
 * @param tied those who are with some lots and not with others; nobody when a lot was drawn
 */
record Outcome(List<Integer> winners, List<Integer> tied) {

  /** Whether the first candidate stands above the second; must have no circles. */
  @FunctionalInterface
  interface Above {
    boolean test(int a, int b);
  }

  /**
   * The first so many of the order in which some stand above others, and all else is for the lot.
   *
   * @param luck place of each candidate in the lot, where one was drawn
   */
  static Outcome first(int n, int seats, Above above, Optional<int[]> luck) {
    return luck.map(places -> new Outcome(drawn(n, seats, above, places), List.of()))
        .orElseGet(() -> undrawn(n, seats, above));
  }

  /** Again and again the luckiest of those above whom nobody is left. */
  private static List<Integer> drawn(int n, int seats, Above above, int[] luck) {
    var superiors = superiors(n, above);
    var winners = new ArrayList<Integer>();
    var left = new BitSet();
    left.set(0, n);
    while (winners.size() < Math.min(seats, n)) {
      int next = -1;
      for (int c = left.nextSetBit(0); c >= 0; c = left.nextSetBit(c + 1)) {
        if (superiors[c] == 0 && (next < 0 || luck[c] < luck[next])) {
          next = c;
        }
      }
      winners.add(next);
      left.clear(next);
      for (int c = left.nextSetBit(0); c >= 0; c = left.nextSetBit(c + 1)) {
        superiors[c] -= above.test(next, c) ? 1 : 0;
      }
    }
    return winners;
  }

  /**
   * Lots can bring a candidate as far up as those above him allow, and as far down as those below
   * him: so it takes no trying.
   */
  private static Outcome undrawn(int n, int seats, Above above) {
    var superiors = superiors(n, above);
    var inferiors = superiors(n, (a, b) -> above.test(b, a));
    var winners = new ArrayList<Integer>();
    var tied = new ArrayList<Integer>();
    for (int c = 0; c < n; c++) {
      if (n - 1 - inferiors[c] < seats) {
        winners.add(c);
      } else if (superiors[c] < seats) {
        tied.add(c);
      }
    }
    winners.sort((a, b) -> Integer.compare(superiors[a], superiors[b]));
    return new Outcome(winners, tied);
  }

  private static int[] superiors(int n, Above above) {
    var superiors = new int[n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        superiors[b] += above.test(a, b) ? 1 : 0;
      }
    }
    return superiors;
  }
}
