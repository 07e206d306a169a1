package org.guildhall.leadership.count;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
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
  /** Ways of locking in that are looked at, each times its equal victories and all candidates. */
  private static final long MOST_WORK = 300_000_000;

  private static final Comparator<Victory> STRONGEST_FIRST =
      Comparator.comparingLong(Victory::votes).reversed().thenComparingLong(Victory::against);

  private final PairwiseMatrix duels;
  private final int n;
  private long workLeft = MOST_WORK;

  private record Victory(int winner, int loser, long votes, long against) {}

  RankedPairs(PairwiseMatrix duels) {
    this.duels = duels;
    n = duels.size();
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
    var locked = Locked.nothing(n);
    victories.forEach(locked::add);
    return Outcome.first(n, seats, locked::holds, Optional.of(luck));
  }

  private Outcome undrawn(int seats) {
    var victories = victories();
    victories.sort(STRONGEST_FIRST);
    Set<Locked> ways = Set.of(Locked.nothing(n));
    for (int from = 0; from < victories.size(); ) {
      int to = from + 1;
      while (to < victories.size()
          && STRONGEST_FIRST.compare(victories.get(from), victories.get(to)) == 0) {
        to++;
      }
      var more = lockIn(ways, victories.subList(from, to));
      if (more.isEmpty()) {
        break;
      }
      ways = more;
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
    var branches = new ArrayDeque<Branch>();
    for (var start : before) {
      for (var way = start.copy(); way != null; way = next(branches)) {
        var contested = lockUncontested(way, equal);
        if (contested.isEmpty()) {
          done.add(way);
        } else if (seen.add(way)) {
          workLeft -= (long) contested.size() * equal.size() * n;
          if (workLeft < 0) {
            return Set.of();
          }
          branches.push(new Branch(way, contested.iterator()));
        }
      }
    }
    return done;
  }

  /** Ways that go on from one, with each of the victories that could come next. */
  private record Branch(Locked way, Iterator<Victory> victories) {}

  /** Null when all have been looked at. */
  private static Locked next(Deque<Branch> branches) {
    while (!branches.isEmpty() && !branches.peek().victories.hasNext()) {
      branches.pop();
    }
    if (branches.isEmpty()) {
      return null;
    }
    var next = branches.peek().way.copy();
    next.add(branches.peek().victories.next());
    return next;
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
    private final int n;

    /** For each candidate the bits of those below him. */
    private final long[] below;

    private Locked(int n, long[] below) {
      this.n = n;
      this.below = below;
    }

    static Locked nothing(int n) {
      return new Locked(n, new long[n * words(n)]);
    }

    private static int words(int n) {
      return (n + Long.SIZE - 1) / Long.SIZE;
    }

    Locked copy() {
      return new Locked(n, below.clone());
    }

    boolean holds(int a, int b) {
      return (below[a * words(n) + b / Long.SIZE] & 1L << b) != 0;
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
        below[winner * words(n) + victory.loser / Long.SIZE] |= 1L << victory.loser;
        addThoseBelow(winner, victory.loser);
        for (int other = 0; other < n; other++) {
          if (holds(other, winner)) {
            addThoseBelow(other, winner);
          }
        }
      }
    }

    private void addThoseBelow(int above, int middle) {
      for (int w = 0; w < words(n); w++) {
        below[above * words(n) + w] |= below[middle * words(n) + w];
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Locked that && Arrays.equals(below, that.below);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(below);
    }
  }
}
