package org.guildhall.leadership.count;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Meek's method: every candidate keeps a fraction of each vote that comes to him, and passes the
 * rest on; those who are elected keep just so much that they have the quota, and the quota falls
 * with the votes that are exhausted. A stage ends when somebody is elected, or nobody can be and
 * the surpluses are spread as far as nine decimals reach.
 *
 * <p>The arithmetic is that of the Proportional Representation Foundation's reference rule: nine
 * decimals, the kept parts rounded up, candidates within the remaining surplus of the lowest count
 * as equal to him. A rank that several share counts as if the ballot were divided equally between
 * all orders of them.
 *
 * @see "I. D. Hill, B. A. Wichmann and D. R. Woodall, Algorithm 123: Single transferable vote by
 *     Meek's method, The Computer Journal 30 (1987), 277-281"
 * @see <a href="https://prfound.org/resources/reference/reference-meek-rule/">Reference rule</a>
 */
final class MeekStv extends StagedCount {
  private static final int DECIMALS = 9;
  private static final long ONE = 1_000_000_000;

  /** A surplus smaller than this, of all together, is not worth spreading. */
  private static final long SMALL = 1_000;

  /** A count goes through the ballots so many times for each stage, more or less. */
  private static final int ROUNDS = 30;

  /** The fraction of what comes to him that a candidate keeps. */
  private final long[] keep;

  private final long valid;

  private MeekStv(BallotBox box, int seats, Lots lots) {
    super(box, seats, lots, DECIMALS, false);
    keep = new long[candidates];
    Arrays.fill(keep, ONE);
    valid = valid() * ONE;
  }

  static MeekStv count(BallotBox box, int seats, Lots lots) {
    return new MeekStv(box, seats, lots).count();
  }

  private MeekStv count() {
    var kind = Stage.Kind.FIRST_PREFERENCES;
    var choice = Choice.NOBODY;
    do {
      long surplus = spread();
      boolean elects = !reached().isEmpty();
      endStage(kind, choice);
      kind = Stage.Kind.SURPLUS;
      choice = Choice.NOBODY;
      if (!elects && vacancies() > 0 && !continuing.isEmpty()) {
        kind = Stage.Kind.EXCLUSION;
        choice = lowest(within(surplus));
        continuing.clear(choice.candidate());
        if (continuing.cardinality() <= vacancies()) {
          endStage(kind, choice);
        } else {
          keep[choice.candidate()] = 0;
        }
      }
    } while (vacancies() > 0 && !continuing.isEmpty());
    return this;
  }

  /** Distributes the votes until somebody reaches the quota; what surplus could not be spread. */
  private long spread() {
    var elected = elected();
    for (long before = Long.MAX_VALUE; ; ) {
      distribute();
      quota = (valid - exhausted - truncated) / (seats + 1L) + 1;
      long surplus = Math.max(0, elected.stream().mapToLong(c -> votes[c] - quota).sum());
      if (!reached().isEmpty() || surplus < SMALL || surplus >= before) {
        return surplus;
      }
      before = surplus;
      elected.stream().forEach(c -> keep[c] = adjusted(c));
    }
  }

  /** Twice rounded up, as the reference rule does; at most all. */
  private long adjusted(int candidate) {
    var one = BigInteger.valueOf(ONE);
    var kept = up(BigInteger.valueOf(keep[candidate]).multiply(BigInteger.valueOf(quota)), one);
    var next = up(kept.multiply(one), BigInteger.valueOf(Math.max(1, votes[candidate])));
    return next.min(one).longValue();
  }

  private static BigInteger up(BigInteger dividend, BigInteger divisor) {
    return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
  }

  private BitSet within(long surplus) {
    long lowest = continuing.stream().mapToLong(c -> votes[c]).min().orElse(0);
    var lowestOnes = new BitSet();
    continuing.stream().filter(c -> votes[c] <= lowest + surplus).forEach(lowestOnes::set);
    return lowestOnes;
  }

  private void distribute() {
    Arrays.fill(votes, 0);
    exhausted = 0;
    truncated = 0;
    var members = new int[candidates];
    for (var ballot : ballots) {
      long left = ONE;
      int to;
      for (int from = 0; from < ballot.size() && left > 0; from = to) {
        to = ballot.endOfRank(from);
        int size = 0;
        for (int i = from; i < to; i++) {
          int c = ballot.candidate(i);
          if (keep[c] > 0) {
            members[size++] = c;
          }
        }
        if (size == 1) {
          left -= give(members[0], (left * keep[members[0]] + ONE - 1) / ONE, ballot.weight());
        } else if (size > 1) {
          left = share(members, size, left, ballot.weight());
        }
      }
      exhausted += left * ballot.weight();
    }
  }

  private long give(int candidate, long part, long weight) {
    votes[candidate] += part * weight;
    return part;
  }

  /** Gives to those who share a rank; what is left for the next rank. */
  private long share(int[] members, int size, long part, long weight) {
    long left = part;
    boolean goesOn = true;
    long ofKeepers = -1;
    for (int i = 0; i < size; i++) {
      int c = members[i];
      long reaching;
      if (keep[c] == ONE) {
        goesOn = false;
        ofKeepers = ofKeepers < 0 ? reaching(members, size, i) : ofKeepers;
        reaching = ofKeepers;
      } else {
        reaching = reaching(members, size, i);
      }
      left -= give(c, part * keep[c] / ONE * reaching / ONE, weight);
    }
    if (!goesOn) {
      truncated += left * weight;
      return 0;
    }
    return left;
  }

  /**
   * The part of a vote that comes to a candidate who shares a rank, on average over all orders of
   * those who share it. When {@code j} of the others come before him, which is equally likely for
   * each j, it is what these pass on, on average over all choices of j others: {@code mean[j]}.
   */
  private long reaching(int[] members, int size, int at) {
    var mean = new long[size];
    mean[0] = ONE;
    int most = 0;
    int others = 0;
    for (int i = 0; i < size; i++) {
      if (i != at) {
        others++;
        long passed = ONE - keep[members[i]];
        // Only so many means are not 0 as there are others who pass anything on.
        most += passed > 0 ? 1 : 0;
        for (int j = most; j > 0; j--) {
          mean[j] = ((others - j) * mean[j] + j * (passed * mean[j - 1] / ONE)) / others;
        }
      }
    }
    long sum = 0;
    for (int j = 0; j <= most; j++) {
      sum += mean[j];
    }
    return sum / size;
  }

  /** About how many steps a count takes. */
  static long work(BallotBox box) {
    return TransferableVote.work(box) * ROUNDS;
  }
}
