package org.guildhall.leadership.count;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One stage of a count that goes on by transfers. What is with the candidates, exhausted or
 * truncated is together always the number of ballots that rank anybody.
 *
 * @param kind what happened
 * @param candidate whose votes were transferred; nobody with first preferences, and with {@link
 *     Kind#SURPLUS} in Meek's method, where all surpluses go at once
 * @param elected who is elected at its end, in the order of election
 * @param drawn between whom it was for the lot to decide who the candidate is, as the votes did
 *     not; mostly nobody
 * @param quota what is enough to be elected
 * @param votes of each candidate at its end, in the order of the tally's candidates. Of whom was
 *     excluded last they stay where they are when nobody needs them any more.
 * @param exhausted of ballots that rank nobody further
 * @param truncated what was lost by leaving out further decimals
 */
public record Stage(
    Kind kind,
    Optional<String> candidate,
    List<String> elected,
    List<String> drawn,
    BigDecimal quota,
    List<BigDecimal> votes,
    BigDecimal exhausted,
    BigDecimal truncated) {
  /** What happens in a stage. */
  public enum Kind {
    /** Every ballot goes to whom it ranks first. */
    FIRST_PREFERENCES("first-preferences"),
    /** What an elected candidate has beyond the quota is transferred. */
    SURPLUS("surplus"),
    /** A candidate is excluded, and his votes are transferred. */
    EXCLUSION("exclusion");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** As it is written in files. */
    public String id() {
      return id;
    }
  }

  public Stage {
    elected = List.copyOf(elected);
    drawn = List.copyOf(drawn);
    votes = List.copyOf(votes);
  }
}
