package org.guildhall.leadership.count;

import java.util.BitSet;

/**
 * Counts by parcels of ballots, with five decimals, further ones left out: Scottish STV, and
 * instant-runoff voting as the same with one seat, where more than half of what is still in play is
 * enough, and ties are for the lot at once.
 *
 * <p>A ballot is divided equally between those who continue of the rank it has come to; when one of
 * them is elected or excluded, what he has of it goes to the rest of that rank, then to the next.
 *
 * @see "The Scottish Local Government Elections Order 2007 (SSI 2007 No. 42), schedule 1, rules 45
 *     to 52: Droop quota, weighted inclusive Gregory method, one surplus at a time"
 */
final class TransferableVote extends StagedCount {
  private static final int DECIMALS = 5;
  private static final long ONE = 100_000;

  private final boolean runoff;

  /** What of a ballot each of those whom it ranks holds, of each of its votes. */
  private final long[][] held;

  private TransferableVote(BallotBox box, int seats, Lots lots, boolean runoff) {
    super(box, seats, lots, DECIMALS, !runoff);
    this.runoff = runoff;
    held = new long[ballots.size()][];
    quota = (valid() / (seats + 1L) + 1) * ONE;
  }

  static TransferableVote scottish(BallotBox box, int seats, Lots lots) {
    return new TransferableVote(box, seats, lots, false).count();
  }

  static TransferableVote instantRunoff(BallotBox box, Lots lots) {
    return new TransferableVote(box, 1, lots, true).count();
  }

  private TransferableVote count() {
    for (int b = 0; b < held.length; b++) {
      held[b] = new long[ballots.get(b).size()];
      pass(b, 0, ONE);
    }
    end(Stage.Kind.FIRST_PREFERENCES, Choice.NOBODY);
    while (vacancies() > 0 && !continuing.isEmpty()) {
      var surpluses = new BitSet();
      order().stream().filter(c -> votes[c] > quota).forEach(surpluses::set);
      if (surpluses.isEmpty()) {
        exclude(lowest());
      } else {
        transferSurplus(highest(surpluses));
      }
    }
    return this;
  }

  private void end(Stage.Kind kind, Choice choice) {
    if (runoff && continuing.cardinality() > vacancies()) {
      quota = continuing.stream().mapToLong(c -> votes[c]).sum() / 2 + 1;
    }
    endStage(kind, choice);
  }

  private void transferSurplus(Choice choice) {
    int from = choice.candidate();
    long surplus = votes[from] - quota;
    long moved = transfer(from, surplus, votes[from]);
    truncated += surplus - moved;
    votes[from] = quota;
    end(Stage.Kind.SURPLUS, choice);
  }

  /** Rule 52: when the last vacancies can be filled, no further transfer is made. */
  private void exclude(Choice choice) {
    int from = choice.candidate();
    continuing.clear(from);
    if (continuing.cardinality() > vacancies()) {
      transfer(from, 1, 1);
      votes[from] = 0;
    }
    end(Stage.Kind.EXCLUSION, choice);
  }

  /** Transfers that fraction of each ballot a candidate holds; what was moved, in all. */
  private long transfer(int from, long numerator, long denominator) {
    long moved = 0;
    for (int b = 0; b < held.length; b++) {
      var ballot = ballots.get(b);
      var parts = held[b];
      for (int i = 0; i < parts.length; i++) {
        if (parts[i] > 0 && ballot.candidate(i) == from) {
          long part = parts[i] * numerator / denominator;
          parts[i] = 0;
          moved += part * ballot.weight();
          pass(b, i, part);
        }
      }
    }
    return moved;
  }

  /** Gives a part of a ballot to who continues of the rank of that place, or of the next ranks. */
  private void pass(int b, int place, long part) {
    var ballot = ballots.get(b);
    int from = place;
    while (!ballot.beginsRank(from)) {
      from--;
    }
    while (from < ballot.size()) {
      int to = ballot.endOfRank(from);
      int sharers = 0;
      for (int i = from; i < to; i++) {
        sharers += continuing.get(ballot.candidate(i)) ? 1 : 0;
      }
      if (sharers > 0) {
        long share = part / sharers;
        truncated += (part - share * sharers) * ballot.weight();
        for (int i = from; i < to; i++) {
          if (continuing.get(ballot.candidate(i))) {
            held[b][i] += share;
            votes[ballot.candidate(i)] += share * ballot.weight();
          }
        }
        return;
      }
      from = to;
    }
    exhausted += part * ballot.weight();
  }

  /** About how many steps a count takes. */
  static long work(BallotBox box) {
    long preferences = box.ballots().stream().mapToLong(Ballot::size).sum();
    return (preferences + box.candidates().size()) * box.candidates().size();
  }
}
