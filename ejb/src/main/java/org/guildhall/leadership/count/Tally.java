package org.guildhall.leadership.count;

import java.util.List;
import java.util.Optional;

/**
 * What came of a count, and how.
 *
 * @param method by which it was counted
 * @param seats how many were to be elected; fewer are when fewer stand
 * @param ballots how many votes were in the box
 * @param blank how many of these ranked nobody who stands
 * @param candidates the names of those who stand
 * @param withdrawn the names of those who no longer do, and were not counted
 * @param winners who is elected, in the order of election; without a lot, who is however lots fall
 * @param tied who is elected with some lots and not with others, in the order of the candidates;
 *     nobody when a lot was drawn. Where lots can fall in too many ways to look at all, some may be
 *     here who in truth win, or lose, with all of them.
 * @param lot the candidates from the luckiest to the least lucky; empty when no lot was drawn
 * @param evidence how it was reached
 */
public record Tally(
    Method method,
    int seats,
    long ballots,
    long blank,
    List<String> candidates,
    List<String> withdrawn,
    List<String> winners,
    List<String> tied,
    List<String> lot,
    Evidence evidence) {

  /** How a result was reached. */
  public sealed interface Evidence {}

  /**
   * Every candidate against every other.
   *
   * @param pairwise how many voters rank one above the other
   * @param strengths of the strongest paths, in votes; only of Schulze's method
   */
  public record Duels(PairwiseMatrix pairwise, Optional<PairwiseMatrix> strengths)
      implements Evidence {}

  /**
   * Transfer by transfer. Without a lot, as it would be with the lot in the candidates' own order;
   * the stages tell where it decides.
   */
  public record Stages(List<Stage> stages) implements Evidence {
    public Stages {
      stages = List.copyOf(stages);
    }
  }

  /** How many approve of each candidate, in the order of the candidates. */
  public record Approvals(List<Long> votes) implements Evidence {
    public Approvals {
      votes = List.copyOf(votes);
    }
  }

  public Tally {
    candidates = List.copyOf(candidates);
    withdrawn = List.copyOf(withdrawn);
    winners = List.copyOf(winners);
    tied = List.copyOf(tied);
    lot = List.copyOf(lot);
  }

  /**
   * As one JSON object on one line. Lists of votes are in the order of {@code candidates}; matrices
   * have a row for each candidate, with his votes against each other. Numbers of votes keep their
   * decimals.
   */
  public String json() {
    var json =
        new Json()
            .begin('{')
            .field("method", method.id())
            .field("seats", seats)
            .field("ballots", ballots)
            .field("blank", blank)
            .field("candidates", candidates)
            .field("withdrawn", withdrawn)
            .field("winners", winners)
            .field("tied", tied)
            .field("lot", lot);
    switch (evidence) {
      case Duels duels -> {
        json.field("pairwise", duels.pairwise);
        duels.strengths.ifPresent(strengths -> json.field("strengths", strengths));
      }
      case Approvals approvals -> json.field("approvals", approvals.votes);
      case Stages stages -> {
        if (!stages.stages.isEmpty()) {
          json.field("quota", stages.stages.getLast().quota());
        }
        json.field("stages", stages.stages);
      }
    }
    return json.end('}').toString();
  }
}
