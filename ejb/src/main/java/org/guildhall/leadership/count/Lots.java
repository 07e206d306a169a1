package org.guildhall.leadership.count;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides where votes do not: as the lot was drawn; or, where none was, in every way that lots
 * could fall, one after the other.
 */
final class Lots {
  /** Ways that lots could fall which are looked at; fewer where a count takes long. */
  private static final int MOST_WAYS = 10_000;

  private static final int FEWEST_WAYS = 4;
  private static final long MOST_WORK = 200_000_000;

  private final Optional<int[]> luck;

  /** For each decision of a count which way it went, and how many there are. */
  private final List<int[]> way = new ArrayList<>();

  private int decisions;

  Lots(Optional<int[]> luck) {
    this.luck = luck;
  }

  /**
   * Counts in every way that lots could fall. Where that is more than the bound, who was elected
   * before the first lot wins, and all who could still be elected then count as tied.
   *
   * @param work about how many steps a count takes; at most 200 million are taken, or 4 counts
   * @param counting counts from the beginning, and is done when it returns
   */
  static Result all(
      Optional<int[]> luck, long work, Function<Lots, ? extends StagedCount> counting) {
    long ways = Math.clamp(MOST_WORK / Math.max(1, work), FEWEST_WAYS, MOST_WAYS);
    var lots = new Lots(luck);
    var count = counting.apply(lots);
    var always = count.elected();
    var ever = count.elected();
    while (lots.next()) {
      if (--ways <= 0) {
        always = count.electedBeforeLot();
        ever = count.openBeforeLot();
        ever.or(always);
        break;
      }
      var other = counting.apply(lots).elected();
      always.and(other);
      ever.or(other);
    }
    ever.andNot(always);
    var winners = count.order().stream().filter(always::get).toList();
    return new Result(new Outcome(winners, ever.stream().boxed().toList()), count);
  }

  /**
   * What all ways have in common.
   *
   * @param shown the count in which lots fell in the candidates' own order, or as they were drawn
   */
  record Result(Outcome outcome, StagedCount shown) {}

  /** Whom the lot puts first, of candidates in their own order. */
  int luckiest(BitSet tied) {
    return decide(tied, true);
  }

  /** Whom the lot puts last. */
  int unluckiest(BitSet tied) {
    return decide(tied, false);
  }

  /** Any of them, where it makes no difference who it is. */
  int any(BitSet tied) {
    return luck.isPresent() ? decide(tied, false) : tied.length() - 1;
  }

  /** Where a candidate stands in the lot; in the candidates' own order where none was drawn. */
  int place(int candidate) {
    return luck.map(places -> places[candidate]).orElse(candidate);
  }

  private int decide(BitSet tied, boolean first) {
    var candidates =
        tied.stream()
            .boxed()
            .sorted((a, b) -> Integer.compare(place(a), place(b)) * (first ? 1 : -1))
            .toList();
    if (luck.isPresent() || candidates.size() == 1) {
      return candidates.getFirst();
    }
    if (decisions == way.size()) {
      way.add(new int[] {0, candidates.size()});
    }
    return candidates.get(way.get(decisions++)[0]);
  }

  /** The next way that lots could fall, if there is one. */
  private boolean next() {
    decisions = 0;
    while (!way.isEmpty() && way.getLast()[0] + 1 == way.getLast()[1]) {
      way.removeLast();
    }
    if (way.isEmpty()) {
      return false;
    }
    way.getLast()[0]++;
    return true;
  }
}
