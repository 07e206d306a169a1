package org.guildhall.leadership.count;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Locks in the victories, the strongest first, unless a victory goes against what is locked in
 * already. More winning votes are stronger, and of as many the victory with fewer votes against it.
 *
 * <p>Victories that are equal in both are ordered by the lot: first the one whose winner is
 * luckier, and of one winner's that over the less lucky loser. Without a lot every order is looked
 * at; where there are more than the bound says, what is locked in so far tells who wins for certain
 * and who cannot, and all others count as tied.
 *
 * @see "T. N. Tideman, Independence of clones as a criterion for voting rules, Social Choice and
 *     Welfare 4 (1987), 185-206; T. M. Zavist and T. N. Tideman, Complete independence of clones in
 *     the ranked pairs rule, Social Choice and Welfare 6 (1989), 167-173"
 */
final class RankedPairs {
  /** Ways of locking in that are looked at, times the square of the number of candidates. */
  private static final int MOST_WORK = 4_000_000;

  private static final int FEWEST_WAYS = 10;

  private static final Comparator<Victory> STRONGEST_FIRST =
      Comparator.comparingLong(Victory::votes).reversed().thenComparingLong(Victory::against);

  private final PairwiseMatrix duels;
  private final int n;
  private int waysLeft;

  private record Victory(int winner, int loser, long votes, long against) {}

  RankedPairs(PairwiseMatrix duels) {
    this.duels = duels;
    n = duels.size();
    waysLeft = Math.max(FEWEST_WAYS, MOST_WORK / (n * n + 1));
  }

  Outcome elect(int seats, Optional<int[]> luck) {
    return luck.map(places -> drawn(seats, places)).orElseGet(() -> undrawn(seats));
  }

  private Outcome drawn(int seats, int[] luck) {
    var victories = victories();
    victories.sort(
        STRONGEST_FIRST
            .thenComparingInt(victory -> luck[victory.winner])
            .thenComparingInt(victory -> -luck[victory.loser]));
    var locked = new Locked(n);
    victories.forEach(locked::add);
    return Outcome.first(n, seats, locked::holds, Optional.of(luck));
  }

  private Outcome undrawn(int seats) {
    var victories = victories();
    victories.sort(STRONGEST_FIRST);
    Set<Locked> ways = Set.of(new Locked(n));
    for (int from = 0; from < victories.size() && waysLeft > 0; ) {
      int to = from + 1;
      while (to < victories.size()
          && STRONGEST_FIRST.compare(victories.get(from), victories.get(to)) == 0) {
        to++;
      }
      var more = lockIn(ways, victories.subList(from, to));
      ways = more.isEmpty() ? ways : more;
      from = to;
    }
    return together(seats, ways);
  }

  private List<Victory> victories() {
    var victories = new ArrayList<Victory>();
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        if (duels.votes(a, b) > duels.votes(b, a)) {
          victories.add(new Victory(a, b, duels.votes(a, b), duels.votes(b, a)));
        }
      }
    }
    return victories;
  }

  private Outcome together(int seats, Collection<Locked> ways) {
    var always = new LinkedHashSet<Integer>();
    var ever = new HashSet<Integer>();
    for (var way : ways) {
      var outcome = Outcome.first(n, seats, way::holds, Optional.empty());
      if (ever.isEmpty()) {
        always.addAll(outcome.winners());
      } else {
        always.retainAll(outcome.winners());
      }
      ever.addAll(outcome.winners());
      ever.addAll(outcome.tied());
    }
    ever.removeAll(always);
    return new Outcome(List.copyOf(always), ever.stream().sorted().toList());
  }

  /** All that can come of locking in equal victories, in any order; nothing past the bound. */
  private Set<Locked> lockIn(Set<Locked> before, List<Victory> equal) {
    var done = new LinkedHashSet<Locked>();
    var seen = new HashSet<Locked>();
    var open = new ArrayDeque<Locked>();
    for (var way : before) {
      open.add(before.size() == 1 ? way : way.copy());
    }
    while (!open.isEmpty()) {
      var way = open.poll();
      var contested = lockUncontested(way, equal);
      if (contested.isEmpty()) {
        done.add(way);
      } else if (seen.add(way)) {
        if (--waysLeft <= 0) {
          return Set.of();
        }
        for (var victory : contested) {
          var next = way.copy();
          next.add(victory);
          open.add(next);
        }
      }
    }
    return done;
  }

  /**
   * Locks in what no order of these could keep out, being in no circle with others of them; what is
   * left could be kept out.
   */
  private List<Victory> lockUncontested(Locked way, List<Victory> equal) {
    var open = equal.stream().filter(way::couldAdd).toList();
    var all = way.copy();
    open.forEach(all::addAnyway);
    var contested = new ArrayList<Victory>();
    for (var victory : open) {
      if (all.holds(victory.loser, victory.winner)) {
        contested.add(victory);
      } else {
        way.add(victory);
      }
    }
    contested.removeIf(victory -> !way.couldAdd(victory));
    return contested;
  }

  /** The victories that are locked in, and all that follows from them. */
  private static final class Locked {
    private final BitSet[] below;

    Locked(int n) {
      below = new BitSet[n];
      for (int c = 0; c < n; c++) {
        below[c] = new BitSet(n);
      }
    }

    Locked copy() {
      var copy = new Locked(below.length);
      for (int c = 0; c < below.length; c++) {
        copy.below[c].or(below[c]);
      }
      return copy;
    }

    boolean holds(int a, int b) {
      return below[a].get(b);
    }

    boolean couldAdd(Victory victory) {
      return !holds(victory.winner, victory.loser) && !holds(victory.loser, victory.winner);
    }

    void add(Victory victory) {
      if (couldAdd(victory)) {
        addAnyway(victory);
      }
    }

    void addAnyway(Victory victory) {
      int winner = victory.winner;
      if (!holds(winner, victory.loser)) {
        below[winner].set(victory.loser);
        below[winner].or(below[victory.loser]);
        for (var other : below) {
          if (other.get(winner)) {
            other.or(below[winner]);
          }
        }
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Locked that && List.of(below).equals(List.of(that.below));
    }

    @Override
    public int hashCode() {
      return List.of(below).hashCode();
    }
  }
}
