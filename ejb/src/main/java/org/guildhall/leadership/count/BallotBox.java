package org.guildhall.leadership.count;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is counted: the candidates and the ballots, those that rank alike being one {@link Ballot}.
 *
 * <p>Whom a ballot does not rank, it ranks last, and equally; unless the box says that they are not
 * compared at all ({@link #unrankedAreLast()}). A box does not change.
 */
public final class BallotBox {
  /** Candidates that a box may have; the table of their duels grows with the square. */
  public static final int MOST_CANDIDATES = 1_000;

  /** Votes that a box may hold: hundred-thousandths of them, multiplied, still fit in 63 bits. */
  public static final long MOST_VOTES = 500_000_000;

  /** Ranked candidates on all ballots that differ, and some for each: about 300 MB. */
  private static final long MOST_PREFERENCES = 20_000_000;

  private static final int COST_OF_BALLOT = 8;

  private final String title;
  private final OptionalInt seats;
  private final List<String> candidates;
  private final Set<Integer> withdrawn;
  private final boolean unrankedAreLast;
  private final List<Ballot> ballots;
  private final long votes;

  private BallotBox(Builder builder) {
    title = builder.title;
    seats = builder.seats;
    candidates = List.copyOf(builder.candidates);
    withdrawn = Set.copyOf(builder.withdrawn);
    unrankedAreLast = builder.unrankedAreLast;
    votes = builder.votes;
    ballots =
        builder.weights.entrySet().stream()
            .map(entry -> new Ballot(entry.getValue()[0], entry.getKey().order))
            .toList();
  }

  /** An empty box to put candidates and ballots in. */
  public static Builder builder() {
    return new Builder();
  }

  /** Empty where it has none. */
  public String title() {
    return title;
  }

  /** How many are to be elected, where that is known; at least 1. */
  public OptionalInt seats() {
    return seats;
  }

  /** Their names, all different; everything else names candidates by the places in this list. */
  public List<String> candidates() {
    return candidates;
  }

  /** Places of those who no longer stand. */
  public Set<Integer> withdrawn() {
    return withdrawn;
  }

  /** Names of those who no longer stand, in the order of the candidates. */
  List<String> withdrawnNames() {
    return withdrawn.stream().sorted().map(candidates::get).toList();
  }

  /** Whether those whom a ballot ranks are above those whom it does not rank. */
  public boolean unrankedAreLast() {
    return unrankedAreLast;
  }

  /** Those that rank alike are one, with their weights added. */
  public List<Ballot> ballots() {
    return ballots;
  }

  /** The sum of the weights of all ballots, from 0 to {@link #MOST_VOTES}. */
  public long votes() {
    return votes;
  }

  /** How many of the votes rank nobody. */
  long blank() {
    return ballots.stream().filter(ballot -> ballot.size() == 0).mapToLong(Ballot::weight).sum();
  }

  /** This box as if those who have withdrawn had never stood. */
  public BallotBox standing() {
    if (withdrawn.isEmpty()) {
      return this;
    }
    var builder = builder().title(title).unrankedAreLast(unrankedAreLast);
    seats.ifPresent(builder::seats);
    var places = new int[candidates.size()];
    for (int c = 0; c < places.length; c++) {
      places[c] = withdrawn.contains(c) ? -1 : builder.candidate(candidates.get(c));
    }
    for (var ballot : ballots) {
      boolean sharesRank = false;
      for (int i = 0; i < ballot.size(); i++) {
        sharesRank &= !ballot.beginsRank(i);
        int place = places[ballot.candidate(i)];
        if (place >= 0) {
          builder.rank(place, sharesRank);
          sharesRank = true;
        }
      }
      builder.cast(ballot.weight());
    }
    return builder.build();
  }

  /** Fills a box; good for one. */
  public static final class Builder {
    private final Set<String> candidates = new LinkedHashSet<>();
    private final Set<Integer> withdrawn = new LinkedHashSet<>();
    private final Map<Order, long[]> weights = new LinkedHashMap<>();
    private final BitSet ranked = new BitSet();
    private String title = "";
    private OptionalInt seats = OptionalInt.empty();
    private boolean unrankedAreLast = true;
    private int[] order = new int[16];
    private int size;
    private int lastCandidate = -1;
    private long preferences;
    private long votes;

    private Builder() {}

    /** Empty where it has none, which is also what it is when nobody says. */
    public Builder title(String value) {
      title = value;
      return this;
    }

    /**
     * How many are to be elected.
     *
     * @throws IllegalArgumentException when that is nobody
     */
    public Builder seats(int value) {
      require(value >= 1, "There must be at least one seat");
      seats = OptionalInt.of(value);
      return this;
    }

    /** See {@link BallotBox#unrankedAreLast()}; true when nobody says. */
    public Builder unrankedAreLast(boolean value) {
      unrankedAreLast = value;
      return this;
    }

    /**
     * Adds a candidate.
     *
     * @return the candidate's place, from 0 on
     * @throws IllegalArgumentException when the name is blank or taken, or there are {@link
     *     #MOST_CANDIDATES} already
     */
    public int candidate(String name) {
      require(!name.isBlank(), "A candidate has no name");
      require(candidates.size() < MOST_CANDIDATES, "More than " + MOST_CANDIDATES + " candidates");
      require(candidates.add(name), "Two candidates are called " + name);
      return candidates.size() - 1;
    }

    /** Notes that a candidate, who may also be added later, no longer stands. */
    public Builder withdraw(int candidate) {
      withdrawn.add(candidate);
      return this;
    }

    /**
     * Puts in a ballot.
     *
     * @param weight how many votes it is
     * @param ranking as {@link Ballot#ranking()}; the candidates may also be added later
     * @throws IllegalArgumentException when a rank is empty, a candidate is ranked twice, the
     *     weight is less than 1 or the box is full
     */
    public Builder add(long weight, List<? extends List<Integer>> ranking) {
      for (var rank : ranking) {
        require(!rank.isEmpty(), "A rank is empty");
        for (int i = 0; i < rank.size(); i++) {
          rank(rank.get(i), i > 0);
        }
      }
      cast(weight);
      return this;
    }

    /** Ranks one more candidate on the ballot that will be {@link #cast} next. */
    void rank(int candidate, boolean asTheOneBefore) {
      if (candidate < 0 || candidate >= MOST_CANDIDATES) {
        throw new IllegalArgumentException("There is no candidate " + (candidate + 1));
      }
      require(!ranked.get(candidate), "A ballot ranks a candidate twice");
      ranked.set(candidate);
      lastCandidate = Math.max(lastCandidate, candidate);
      if (size == order.length) {
        order = Arrays.copyOf(order, 2 * size);
      }
      order[size++] = asTheOneBefore ? ~candidate : candidate;
    }

    /** Puts in the ballot that was ranked. */
    void cast(long weight) {
      require(weight >= 1, "The weight of a ballot must be at least 1");
      require(weight <= MOST_VOTES - votes, "More than " + MOST_VOTES + " votes");
      sortRanks();
      var key = new Order(Arrays.copyOf(order, size));
      var sum = weights.get(key);
      if (sum == null) {
        preferences += size + COST_OF_BALLOT;
        require(preferences <= MOST_PREFERENCES, "More different ballots than can be counted");
        weights.put(key, new long[] {weight});
      } else {
        sum[0] += weight;
      }
      votes += weight;
      ranked.clear();
      size = 0;
    }

    /** Ballots that say the same must look the same. */
    private void sortRanks() {
      for (int from = 0; from < size; ) {
        int to = from + 1;
        while (to < size && order[to] < 0) {
          order[to] = ~order[to];
          to++;
        }
        if (to > from + 1) {
          Arrays.sort(order, from, to);
          for (int i = from + 1; i < to; i++) {
            order[i] = ~order[i];
          }
        }
        from = to;
      }
    }

    /**
     * The box.
     *
     * @throws IllegalArgumentException when nobody stands, or somebody was ranked or withdrawn whom
     *     nobody added
     */
    public BallotBox build() {
      require(!candidates.isEmpty(), "There are no candidates");
      withdrawn.forEach(candidate -> lastCandidate = Math.max(lastCandidate, candidate));
      require(lastCandidate < candidates.size(), "There is no candidate " + (lastCandidate + 1));
      require(withdrawn.size() < candidates.size(), "All candidates have withdrawn");
      return new BallotBox(this);
    }

    private static void require(boolean holds, String otherwise) {
      if (!holds) {
        throw new IllegalArgumentException(otherwise);
      }
    }

    /** What two ballots have in common when they rank alike. */
    private static final class Order {
      private final int[] order;

      Order(int[] order) {
        this.order = order;
      }

      @Override
      public boolean equals(Object other) {
        return other instanceof Order that && Arrays.equals(order, that.order);
      }

      @Override
      public int hashCode() {
        return Arrays.hashCode(order);
      }
    }
  }
}
