package org.guildhall.leadership.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What counts that go on by transfers have in common: votes in a fixed number of decimals, kept as
 * whole numbers of the smallest unit; candidates who continue until they are elected or excluded;
 * and the stages so far.
 */
abstract class StagedCount {
  final List<Ballot> ballots;
  final int candidates;
  final int seats;
  final Lots lots;

  /** Who is neither elected nor excluded. */
  final BitSet continuing = new BitSet();

  final long[] votes;
  long exhausted;
  long truncated;
  long quota;

  private final int decimals;
  private final boolean looksBack;
  private final List<Integer> order = new ArrayList<>();
  private final List<Done> stages = new ArrayList<>();
  private BitSet electedBeforeLot = new BitSet();
  private BitSet openBeforeLot = new BitSet();
  private boolean drew;

  private record Done(
      Stage.Kind kind,
      int candidate,
      List<Integer> elected,
      BitSet drawn,
      long quota,
      @SuppressWarnings("ArrayRecordComponent") long[] votes,
      long exhausted,
      long truncated) {}

  /** Whom a stage is about, and between whom that was for the lot. */
  record Choice(int candidate, BitSet drawn) {
    static final Choice NOBODY = new Choice(-1, new BitSet());
  }

  /**
   * A count of which nothing happened yet.
   *
   * @param looksBack whether a tie is broken by the latest earlier stage at which they differed
   */
  StagedCount(BallotBox box, int seats, Lots lots, int decimals, boolean looksBack) {
    ballots = box.ballots().stream().filter(ballot -> ballot.size() > 0).toList();
    candidates = box.candidates().size();
    votes = new long[candidates];
    continuing.set(0, candidates);
    this.seats = seats;
    this.lots = lots;
    this.decimals = decimals;
    this.looksBack = looksBack;
  }

  /** The number of ballots that rank anybody. */
  long valid() {
    return ballots.stream().mapToLong(Ballot::weight).sum();
  }

  int vacancies() {
    return seats - order.size();
  }

  /**
   * Elects who has reached the quota, who has most first; and all who continue when there are seats
   * for all, which they take together, in the candidates' order.
   */
  void endStage(Stage.Kind kind, Choice choice) {
    var elected = new ArrayList<>(mostFirst(reached()));
    elect(elected);
    if (continuing.cardinality() <= vacancies()) {
      var others = continuing.stream().boxed().toList();
      elected.addAll(others);
      elect(others);
    }
    stages.add(
        new Done(
            kind,
            choice.candidate,
            elected,
            choice.drawn,
            quota,
            votes.clone(),
            exhausted,
            truncated));
  }

  BitSet reached() {
    var reached = new BitSet();
    continuing.stream().filter(c -> votes[c] >= quota).forEach(reached::set);
    return reached;
  }

  private void elect(List<Integer> some) {
    order.addAll(some);
    some.forEach(continuing::clear);
  }

  private List<Integer> mostFirst(BitSet some) {
    Comparator<Integer> fewestFirst = Comparator.comparingLong(c -> votes[c]);
    if (looksBack && some.cardinality() > 1) {
      for (var stage : stages.reversed()) {
        fewestFirst = fewestFirst.thenComparingLong(c -> stage.votes[c]);
      }
    }
    return some.stream()
        .boxed()
        .sorted(fewestFirst.reversed().thenComparingInt(lots::place))
        .toList();
  }

  /** Who of these has most, by the latest stage at which they differ, else by lot. */
  Choice highest(BitSet some) {
    var tied = extreme(some, 1);
    return tied.cardinality() == 1 ? sure(tied) : draw(tied, true);
  }

  /** Who has least of those who continue, by the latest stage at which they differ, else by lot. */
  Choice lowest() {
    return lowest(extreme(continuing, -1));
  }

  /** Who is excluded of these, who have least. */
  Choice lowest(BitSet tied) {
    boolean nothing = tied.stream().allMatch(c -> votes[c] == 0);
    if (tied.cardinality() == 1) {
      return sure(tied);
    }
    // Who has nothing has nothing to pass on: where all of them must go, it is all one in what
    // order.
    if (nothing && continuing.cardinality() - tied.cardinality() >= vacancies()) {
      return new Choice(lots.any(tied), new BitSet());
    }
    return draw(tied, false);
  }

  private static Choice sure(BitSet one) {
    return new Choice(one.nextSetBit(0), new BitSet());
  }

  private Choice draw(BitSet tied, boolean luckiest) {
    if (!drew) {
      drew = true;
      electedBeforeLot = elected();
      openBeforeLot = (BitSet) continuing.clone();
    }
    return new Choice(luckiest ? lots.luckiest(tied) : lots.unluckiest(tied), tied);
  }

  private BitSet extreme(BitSet some, int sign) {
    var tied = extreme(some, sign, votes);
    // Who continues and has nothing never had anything.
    boolean differed = looksBack && !tied.isEmpty() && votes[tied.nextSetBit(0)] > 0;
    for (int s = stages.size() - 1; differed && s >= 0 && tied.cardinality() > 1; s--) {
      tied = extreme(tied, sign, stages.get(s).votes);
    }
    return tied;
  }

  private static BitSet extreme(BitSet some, int sign, long[] votes) {
    var tied = new BitSet();
    long extreme = Long.MIN_VALUE;
    for (int c = some.nextSetBit(0); c >= 0; c = some.nextSetBit(c + 1)) {
      if (sign * votes[c] > extreme) {
        extreme = sign * votes[c];
        tied.clear();
      }
      if (sign * votes[c] == extreme) {
        tied.set(c);
      }
    }
    return tied;
  }

  BitSet elected() {
    var elected = new BitSet();
    order.forEach(elected::set);
    return elected;
  }

  /** In the order of election. */
  List<Integer> order() {
    return order;
  }

  BitSet electedBeforeLot() {
    return electedBeforeLot;
  }

  /** Who continued when the first lot was drawn. */
  BitSet openBeforeLot() {
    return openBeforeLot;
  }

  List<Stage> stages(List<String> names) {
    return stages.stream().map(done -> stage(done, names)).toList();
  }

  private Stage stage(Done done, List<String> names) {
    return new Stage(
        done.kind,
        Optional.of(done.candidate).filter(c -> c >= 0).map(names::get),
        done.elected.stream().map(names::get).toList(),
        done.drawn.stream().mapToObj(names::get).toList(),
        decimal(done.quota),
        Arrays.stream(done.votes).mapToObj(this::decimal).toList(),
        decimal(done.exhausted),
        decimal(done.truncated));
  }

  private BigDecimal decimal(long units) {
    return BigDecimal.valueOf(units, decimals);
  }
}
