package org.guildhall.leadership.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.guildhall.leadership.count.Boxes.Plain;

/** What holds for all boxes, tried on many small ones. */
class CountPropertiesTest {
  private static final int SEEDS = 30;

  @Provide
  Arbitrary<Plain> boxes() {
    return Boxes.small();
  }

  private static int seats(Method method, int wanted) {
    return method == Method.IRV ? 1 : wanted;
  }

  @Property(tries = 300)
  void namesAndPlacesDoNotMatter(
      @ForAll("boxes") Plain plain,
      @ForAll Method method,
      @ForAll @IntRange(min = 1, max = 3) int n,
      @ForAll Random random) {
    int seats = seats(method, n);
    var one = Boxes.count(method, seats, plain.box());
    var other = Boxes.count(method, seats, plain.renumbered(random).box());
    assertEquals(Set.copyOf(one.winners()), Set.copyOf(other.winners()));
    assertEquals(Set.copyOf(one.tied()), Set.copyOf(other.tied()));
    assertEquals(
        Set.copyOf(Boxes.count(method, seats, plain.box(), 1).winners()),
        Set.copyOf(Boxes.count(method, seats, plain.renumbered(random).box(), 1).winners()));
  }

  @Property(tries = 300)
  void orderOfBallotsDoesNotMatter(
      @ForAll("boxes") Plain plain, @ForAll Method method, @ForAll Random random) {
    var shuffled = plain.shuffled(random).box();
    assertEquals(
        Boxes.count(method, 1, plain.box()).json(), Boxes.count(method, 1, shuffled).json());
    assertEquals(
        Boxes.count(method, 1, plain.box(), 5).json(), Boxes.count(method, 1, shuffled, 5).json());
  }

  @Property(tries = 300)
  void lotsElectWhomTheTallyWithoutOneForesees(
      @ForAll("boxes") Plain plain,
      @ForAll Method method,
      @ForAll @IntRange(min = 1, max = 3) int n) {
    int seats = seats(method, n);
    var box = plain.box();
    var undrawn = Boxes.count(method, seats, box);
    var elected = new HashSet<String>();
    for (int seed = 0; seed < SEEDS; seed++) {
      var drawn = Boxes.count(method, seats, box, seed);
      assertEquals(Math.min(seats, box.candidates().size()), drawn.winners().size());
      assertEquals(List.of(), drawn.tied());
      assertTrue(drawn.winners().containsAll(undrawn.winners()));
      assertTrue(Boxes.potential(undrawn).containsAll(drawn.winners()));
      elected.addAll(drawn.winners());
    }
    assertTrue(undrawn.winners().size() <= seats);
    assertTrue(
        undrawn.tied().isEmpty()
            ? undrawn.winners().size() == Math.min(seats, box.candidates().size())
            : undrawn.winners().size() < seats);
    if (box.candidates().size() <= 3 && method != Method.RANKED_PAIRS) {
      // So few candidates come in every order with so many seeds.
      assertEquals(Boxes.potential(undrawn), elected);
    }
  }

  @Property(tries = 500)
  void votesAreConserved(
      @ForAll("boxes") Plain plain,
      @ForAll @IntRange(min = 1, max = 4) int seats,
      @ForAll boolean meek) {
    var box = plain.box();
    var method = meek ? Method.MEEK_STV : Method.SCOTTISH_STV;
    for (var tally :
        List.of(
            Boxes.count(method, seats, box, 2),
            Boxes.count(method, seats, box),
            Boxes.count(Method.IRV, 1, box))) {
      var valid = BigDecimal.valueOf(tally.ballots() - tally.blank());
      for (var stage : ((Tally.Stages) tally.evidence()).stages()) {
        var sum =
            Stream.concat(stage.votes().stream(), Stream.of(stage.exhausted(), stage.truncated()))
                .peek(votes -> assertTrue(votes.signum() >= 0))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, valid.compareTo(sum), stage.toString());
      }
    }
  }

  @Property(tries = 300)
  void duelsAreThoseOfThePlainBallots(@ForAll("boxes") Plain plain) {
    var box = plain.box();
    var duels = PairwiseMatrix.of(box);
    int n = plain.candidates().size();
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        int first = a;
        int second = b;
        long votes =
            plain.ballots().stream()
                .filter(ballot -> rank(ballot, first) < rank(ballot, second))
                .count();
        assertEquals(votes, duels.votes(a, b));
      }
    }
  }

  private static int rank(List<List<Integer>> ballot, int candidate) {
    int rank = 0;
    while (rank < ballot.size() && !ballot.get(rank).contains(candidate)) {
      rank++;
    }
    return rank;
  }

  @Property(tries = 300)
  void strengthsAreThoseOfAllPaths(@ForAll("boxes") Plain plain) {
    var duels = PairwiseMatrix.of(plain.box());
    var strengths = Schulze.strengths(duels);
    for (int a = 0; a < duels.size(); a++) {
      for (int b = 0; b < duels.size(); b++) {
        long best = a == b ? 0 : strongest(duels, a, b, new HashSet<>(Set.of(a)));
        assertEquals(best, strengths.votes(a, b));
      }
    }
  }

  /** Tries all paths that visit nobody twice. */
  private static long strongest(PairwiseMatrix duels, int from, int to, Set<Integer> visited) {
    long best = 0;
    for (int next = 0; next < duels.size(); next++) {
      if (duels.votes(from, next) > duels.votes(next, from) && visited.add(next)) {
        long rest = next == to ? Long.MAX_VALUE : strongest(duels, next, to, visited);
        best = Math.max(best, Math.min(duels.votes(from, next), rest));
        visited.remove(next);
      }
    }
    return best;
  }

  /** Excludes in every way, on ballots without equal ranks. */
  @Property(tries = 300)
  void runoffElectsWhomAllExclusionsLeave(@ForAll("boxes") Plain plain) {
    var strict =
        plain.ballots().stream()
            .map(ballot -> ballot.stream().flatMap(List::stream).map(List::<Integer>of).toList())
            .toList();
    var box = new Plain(plain.candidates(), strict).box();
    var all = new HashSet<Integer>();
    for (int c = 0; c < plain.candidates().size(); c++) {
      all.add(c);
    }
    var last = new HashSet<String>();
    exclude(strict, all).forEach(c -> last.add(plain.candidates().get(c)));
    assertEquals(last, Boxes.potential(Boxes.count(Method.IRV, 1, box)));
  }

  private static Set<Integer> exclude(List<List<List<Integer>>> ballots, Set<Integer> left) {
    if (left.size() == 1) {
      return left;
    }
    var votes = new TreeMap<Integer, Integer>();
    left.forEach(c -> votes.put(c, 0));
    for (var ballot : ballots) {
      ballot.stream()
          .map(List::getFirst)
          .filter(left::contains)
          .findFirst()
          .ifPresent(c -> votes.merge(c, 1, Integer::sum));
    }
    var winners = new HashSet<Integer>();
    int fewest = Collections.min(votes.values());
    for (var c : left) {
      if (votes.get(c) == fewest) {
        var rest = new HashSet<>(left);
        rest.remove(c);
        winners.addAll(exclude(ballots, rest));
      }
    }
    return winners;
  }

  private record Victory(int winner, int loser, long votes, long against) {}

  /** Locks in one by one, whichever of the strongest that are left. */
  @Property(tries = 300)
  void rankedPairsElectWhomAllOrdersOfEqualVictoriesElect(@ForAll("boxes") Plain plain) {
    int n = plain.candidates().size();
    Assume.that(n <= 4);
    var duels = PairwiseMatrix.of(plain.box());
    var victories = new ArrayList<Victory>();
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        if (duels.votes(a, b) > duels.votes(b, a)) {
          victories.add(new Victory(a, b, duels.votes(a, b), duels.votes(b, a)));
        }
      }
    }
    var tops = new HashSet<String>();
    lockIn(victories, new ArrayList<>(), n, c -> tops.add(plain.candidates().get(c)));
    assertEquals(tops, Boxes.potential(Boxes.count(Method.RANKED_PAIRS, 1, plain.box())));
  }

  private static void lockIn(List<Victory> left, List<Victory> locked, int n, IntConsumer top) {
    if (left.isEmpty()) {
      for (int c = 0; c < n; c++) {
        int candidate = c;
        if (locked.stream().noneMatch(victory -> victory.loser == candidate)) {
          top.accept(c);
        }
      }
    }
    for (var next : left) {
      if (left.stream().noneMatch(other -> isStronger(other, next))) {
        var rest = new ArrayList<>(left);
        rest.remove(next);
        var more = new ArrayList<>(locked);
        if (!leads(locked, next.loser, next.winner)) {
          more.add(next);
        }
        lockIn(rest, more, n, top);
      }
    }
  }

  private static boolean isStronger(Victory one, Victory other) {
    return one.votes > other.votes || one.votes == other.votes && one.against < other.against;
  }

  private static boolean leads(List<Victory> locked, int from, int to) {
    return from == to
        || locked.stream()
            .anyMatch(victory -> victory.winner == from && leads(locked, victory.loser, to));
  }

  @Property(tries = 500)
  void whoBeatsAllOthersWins(@ForAll("boxes") Plain plain) {
    var box = plain.box();
    var duels = PairwiseMatrix.of(box);
    for (int c = 0; c < duels.size(); c++) {
      boolean beatsAll = true;
      for (int d = 0; d < duels.size(); d++) {
        beatsAll &= c == d || duels.votes(c, d) > duels.votes(d, c);
      }
      if (beatsAll) {
        var winner = List.of(box.candidates().get(c));
        assertEquals(winner, Boxes.count(Method.SCHULZE, 1, box).winners());
        assertEquals(winner, Boxes.count(Method.RANKED_PAIRS, 1, box).winners());
      }
    }
  }

  @Property(tries = 500)
  void moreSupportDoesNotHarmInSchulzesMethod(@ForAll("boxes") Plain plain, @ForAll Random random) {
    if (plain.ballots().isEmpty()) {
      return;
    }
    for (var name : Boxes.potential(Boxes.count(Method.SCHULZE, 1, plain.box()))) {
      int candidate = plain.candidates().indexOf(name);
      var ballots = new ArrayList<>(plain.ballots());
      int raised = random.nextInt(ballots.size());
      ballots.set(raised, first(ballots.get(raised), candidate));
      var after = Boxes.count(Method.SCHULZE, 1, new Plain(plain.candidates(), ballots).box());
      assertTrue(Boxes.potential(after).contains(name));
    }
  }

  private static List<List<Integer>> first(List<List<Integer>> ballot, int candidate) {
    var raised = new ArrayList<List<Integer>>();
    raised.add(List.of(candidate));
    for (var rank : ballot) {
      var rest = rank.stream().filter(c -> c != candidate).toList();
      if (!rest.isEmpty()) {
        raised.add(rest);
      }
    }
    return raised;
  }

  @Property(tries = 500)
  void clonesDoNotMatterInSchulzesMethod(@ForAll("boxes") Plain plain, @ForAll Random random) {
    var before = Boxes.potential(Boxes.count(Method.SCHULZE, 1, plain.box()));
    int cloned = random.nextInt(plain.candidates().size());
    var names = new ArrayList<>(plain.candidates());
    names.add("Clone");
    int clone = names.size() - 1;
    var ballots = plain.ballots().stream().map(b -> withClone(b, cloned, clone, random)).toList();
    var after = Boxes.potential(Boxes.count(Method.SCHULZE, 1, new Plain(names, ballots).box()));
    if (after.remove("Clone")) {
      after.add(names.get(cloned));
    }
    assertEquals(before, after);
  }

  /** The clone is ranked beside the candidate, above, below or with him. */
  private static List<List<Integer>> withClone(
      List<List<Integer>> ballot, int cloned, int clone, Random random) {
    var ranks = new ArrayList<List<Integer>>();
    for (var rank : ballot) {
      if (!rank.contains(cloned)) {
        ranks.add(rank);
      } else if (rank.size() > 1 || random.nextInt(3) == 0) {
        // Who shares the candidate's rank must share the clone's too.
        ranks.add(Stream.concat(rank.stream(), Stream.of(clone)).toList());
      } else {
        boolean above = random.nextBoolean();
        ranks.add(List.of(above ? clone : cloned));
        ranks.add(List.of(above ? cloned : clone));
      }
    }
    return ranks;
  }
}
