package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.guildhall.administration.Job;
import org.guildhall.administration.Turns;
import org.guildhall.moderation.code.CodeService;

/**
 * What time does to proposals, neighbours and juries. A turn takes every step that is due; it may
 * be made by two at once, or again after a crash, without harm. What fails stops nothing else, and
 * is tried again at the next turn.
 */
@ApplicationScoped
public class ModerationCalendar {
  @Inject private CodeService codeService;
  @Inject private ModerationService moderationService;
  @Inject private JuryService juryService;
  @Inject private Clock clock;

  private final Turns turns = new Turns();

  /** Makes a turn. */
  public void turn() {
    turns.make(clock, this::lookAtAll);
  }

  List<Job> jobs() {
    return turns.jobs("moderation", null);
  }

  private int lookAtAll() {
    return Turns.each("code proposal", codeService::due, codeService::conclude)
        + Turns.each(
            "neighbours of post",
            moderationService::dueForNeighbours,
            moderationService::replaceNeighbours)
        + Turns.each("appeal", juryService::open, juryService::look);
  }
}
