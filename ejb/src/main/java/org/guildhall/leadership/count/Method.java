package org.guildhall.leadership.count;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A rule by which ballots elect. */
public enum Method {
  /** Schulze's method with winning votes; more seats go to the first of its ranking. */
  SCHULZE("schulze", false),
  /** Ranked pairs with winning votes; more seats go to the first of its ranking. */
  RANKED_PAIRS("ranked-pairs", false),
  /** Instant-runoff voting, for one seat: the last are excluded until one has a majority. */
  IRV("irv", false),
  /** The single transferable vote as councils in Scotland are elected. */
  SCOTTISH_STV("scottish-stv", true),
  /** The single transferable vote by Meek's method. */
  MEEK_STV("meek-stv", true),
  /** A voter approves of everybody whom he ranks. */
  APPROVAL("approval", true);

  private final String id;
  private final boolean forManySeats;

  Method(String id, boolean forManySeats) {
    this.id = id;
    this.forManySeats = forManySeats;
  }

  /** The method of that id, if there is one. */
  public static Optional<Method> of(String id) {
    return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
  }

  /** As it is written in files and commands. */
  public String id() {
    return id;
  }

  /** How many are elected when nobody says: those of the box, if the method is made for several. */
  public int seats(BallotBox box) {
    return forManySeats ? box.seats().orElse(1) : 1;
  }

  /**
   * Counts the ballots of a box. Who has withdrawn is left out as if he had never stood.
   *
   * @param seats how many are elected, at least 1
   * @param lot decides what the votes leave open; without one the tally tells who is tied
   * @throws IllegalArgumentException when there are not so many seats by this method
   */
  public Tally count(BallotBox all, int seats, Optional<Lot> lot) {
    if (seats < 1) {
      throw new IllegalArgumentException("There must be at least one seat");
    }
    if (seats > 1 && this == IRV) {
      throw new IllegalArgumentException("Instant-runoff voting elects one; use an STV for more");
    }
    return new Poll(this, all, all.standing(), seats, lot).count();
  }

  /** A box that is being counted by a method; {@code box} is what is left without the withdrawn. */
  private record Poll(Method method, BallotBox all, BallotBox box, int seats, Optional<Lot> lot) {

    Tally count() {
      return switch (method) {
        case SCHULZE -> schulze();
        case RANKED_PAIRS -> rankedPairs();
        case IRV ->
            staged(TransferableVote.work(box), lots -> TransferableVote.instantRunoff(box, lots));
        case SCOTTISH_STV ->
            staged(TransferableVote.work(box), lots -> TransferableVote.scottish(box, seats, lots));
        case MEEK_STV -> staged(MeekStv.work(box), lots -> MeekStv.count(box, seats, lots));
        case APPROVAL -> approval();
      };
    }

    private Tally schulze() {
      var duels = PairwiseMatrix.of(box);
      var strengths = Schulze.strengths(duels);
      return tally(
          Outcome.first(
              duels.size(), seats, (a, b) -> strengths.votes(a, b) > strengths.votes(b, a), luck()),
          new Tally.Duels(duels, Optional.of(strengths)));
    }

    private Tally rankedPairs() {
      var duels = PairwiseMatrix.of(box);
      return tally(
          new RankedPairs(duels).elect(seats, luck()), new Tally.Duels(duels, Optional.empty()));
    }

    private Tally approval() {
      var votes = new long[box.candidates().size()];
      for (var ballot : box.ballots()) {
        for (int i = 0; i < ballot.size(); i++) {
          votes[ballot.candidate(i)] += ballot.weight();
        }
      }
      return tally(
          Outcome.first(votes.length, seats, (a, b) -> votes[a] > votes[b], luck()),
          new Tally.Approvals(Arrays.stream(votes).boxed().toList()));
    }

    private Tally staged(long work, Function<Lots, StagedCount> counting) {
      var result = Lots.all(luck(), work, counting);
      return tally(result.outcome(), new Tally.Stages(result.shown().stages(box.candidates())));
    }

    private Optional<int[]> luck() {
      return lot.map(drawn -> drawn.places(box.candidates()));
    }

    private Tally tally(Outcome outcome, Tally.Evidence evidence) {
      var names = box.candidates();
      return new Tally(
          method,
          seats,
          box.votes(),
          box.blank(),
          names,
          all.withdrawnNames(),
          outcome.winners().stream().map(names::get).toList(),
          outcome.tied().stream().map(names::get).toList(),
          lot.map(drawn -> drawn.order(names)).orElse(List.of()),
          evidence);
    }
  }
}
