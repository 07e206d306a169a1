package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.guildhall.moderation.code.CodeService;

/**
 * What time does to proposals, neighbours and juries. A turn takes every step that is due; it may
 * be made by two at once, or again after a crash, without harm. What fails stops nothing else, and
 * is tried again at the next turn.
 */
@ApplicationScoped
public class ModerationCalendar {
  private static final Logger LOG = System.getLogger(ModerationCalendar.class.getName());

  @Inject private CodeService codeService;
  @Inject private ModerationService moderationService;
  @Inject private JuryService juryService;

  /** Makes a turn. */
  public void turn() {
    each("code proposal", codeService::due, codeService::conclude);
    each(
        "neighbours of post",
        moderationService::dueForNeighbours,
        moderationService::replaceNeighbours);
    each("appeal", juryService::open, juryService::look);
  }

  private static void each(String what, Supplier<List<Long>> ids, LongConsumer step) {
    for (var id : ids.get()) {
      try {
        step.accept(id);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, () -> "the step of " + what + " " + id + " failed", e);
      }
    }
  }
}
