package org.guildhall.leadership.count;

import java.util.List;

/**
 * A number of votes for every ordered pair of candidates; as counted from a box, how many voters
 * rank the one above the other.
 */
public final class PairwiseMatrix {
  private final List<String> candidates;
  private final long[][] votes;

  PairwiseMatrix(List<String> candidates, long[][] votes) {
    this.candidates = candidates;
    this.votes = votes;
  }

  /** Counts all duels between those who stand. */
  public static PairwiseMatrix of(BallotBox all) {
    var box = all.standing();
    int n = box.candidates().size();
    var above = new long[n][n];
    var equal = new long[n][n];
    var ranked = new long[n];
    for (var ballot : box.ballots()) {
      long weight = ballot.weight();
      int endOfRank = 0;
      for (int i = 0; i < ballot.size(); i++) {
        if (i == endOfRank) {
          endOfRank = ballot.endOfRank(i);
        }
        int c = ballot.candidate(i);
        ranked[c] += weight;
        for (int j = i + 1; j < endOfRank; j++) {
          equal[c][ballot.candidate(j)] += weight;
          equal[ballot.candidate(j)][c] += weight;
        }
        for (int j = endOfRank; j < ballot.size(); j++) {
          above[c][ballot.candidate(j)] += weight;
        }
      }
    }
    if (box.unrankedAreLast()) {
      addUnranked(above, equal, ranked);
    }
    return new PairwiseMatrix(box.candidates(), above);
  }

  /** Who ranks a prefers a to b, unless he ranks b above or with a; cheap for short ballots. */
  private static void addUnranked(long[][] above, long[][] equal, long[] ranked) {
    for (int a = 0; a < ranked.length; a++) {
      for (int b = 0; b < a; b++) {
        long forB = above[b][a];
        above[b][a] = ranked[b] - above[a][b] - equal[a][b];
        above[a][b] = ranked[a] - forB - equal[a][b];
      }
    }
  }

  /** Names in the order of rows and columns. */
  public List<String> candidates() {
    return candidates;
  }

  /** The entry in row {@code a} and column {@code b}; 0 where both are the same. */
  public long votes(int a, int b) {
    return votes[a][b];
  }

  /**
   * The entry in the row of {@code a} and the column of {@code b}.
   *
   * @throws IllegalArgumentException when no candidate is called so
   */
  public long votes(String a, String b) {
    return votes(place(a), place(b));
  }

  private int place(String name) {
    int place = candidates.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException("no candidate is called " + name);
    }
    return place;
  }

  int size() {
    return votes.length;
  }
}
