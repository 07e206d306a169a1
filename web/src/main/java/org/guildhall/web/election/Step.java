package org.guildhall.web.election;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.ElectionState;

/**
 * One step of an election's calendar.
 *
 * @param progress whether it is {@code done}, {@code now} or {@code coming}
 * @param until when it ends, or ended; null where nobody knows yet
 */
public record Step(ElectionState state, String progress, Instant until) {

  /**
   * All of them in their order; a recall has no nominations, and what is void ends before its time.
   */
  static List<Step> of(Election election) {
    var steps = new ArrayList<Step>();
    if (!election.isRecall()) {
      steps.add(
          step(election, ElectionState.NOMINATIONS, Optional.of(election.nominationsUntil())));
    }
    steps.add(step(election, ElectionState.VOTING, election.votingUntil()));
    steps.add(step(election, ElectionState.PROTEST, election.protestUntil()));
    boolean isVoid = election.state() == ElectionState.VOID;
    var end = isVoid ? ElectionState.VOID : ElectionState.FINAL;
    steps.add(step(election, end, election.endedAt()));
    if (isVoid) {
      steps.removeIf(step -> step.until == null);
    }
    return steps;
  }

  private static Step step(Election election, ElectionState state, Optional<Instant> until) {
    int order = Integer.compare(state.ordinal(), election.state().ordinal());
    var progress = order < 0 ? "done" : order == 0 ? "now" : "coming";
    return new Step(state, progress, until.orElse(null));
  }

  public boolean isNow() {
    return progress.equals("now");
  }
}
