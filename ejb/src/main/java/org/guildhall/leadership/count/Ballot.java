package org.guildhall.leadership.count;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How a voter, or several who voted alike, ranked the candidates. */
public final class Ballot {
  private final long weight;

  /**
   * The ranked candidates from the first to the last: {@code c} begins a rank, {@code ~c} shares
   * that of the one before. Within a rank they ascend.
   */
  private final int[] order;

  Ballot(long weight, int[] order) {
    this.weight = weight;
    this.order = order;
  }

  /** How many votes this is, at least 1. */
  public long weight() {
    return weight;
  }

  /**
   * From the first rank to the last, each with the candidates who share it, by their places in
   * {@link BallotBox#candidates()}; who is missing was not ranked. Empty for a blank ballot.
   */
  public List<List<Integer>> ranking() {
    var ranks = new ArrayList<List<Integer>>();
    for (int i = 0; i < order.length; i++) {
      if (order[i] >= 0) {
        ranks.add(new ArrayList<>());
      }
      ranks.getLast().add(candidate(i));
    }
    ranks.replaceAll(Collections::unmodifiableList);
    return Collections.unmodifiableList(ranks);
  }

  /** How many candidates are ranked. */
  int size() {
    return order.length;
  }

  int candidate(int place) {
    int c = order[place];
    return c < 0 ? ~c : c;
  }

  boolean beginsRank(int place) {
    return order[place] >= 0;
  }

  /** The place after the last one that shares the rank of this one. */
  int endOfRank(int place) {
    int end = place + 1;
    while (end < order.length && order[end] < 0) {
      end++;
    }
    return end;
  }
}
