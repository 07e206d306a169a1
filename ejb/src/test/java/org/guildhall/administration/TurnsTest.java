package org.guildhall.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns();

  @Test
  void noTurnIsTold() {
    assertEquals(List.of(), turns.jobs("elections", null));
  }

  @Test
  void stepThatFailsStopsNoOtherAndIsCounted() {
    var taken = new ArrayList<Long>();
    int failed =
        Turns.each(
            "test",
            () -> List.of(1L, 2L, 3L),
            id -> {
              if (id == 2) {
                throw new IllegalStateException("what this test wants");
              }
              taken.add(id);
            });
    assertEquals(1, failed);
    assertEquals(List.of(1L, 3L), taken);
  }

  @Test
  void turnIsUnderWayUntilItIsDone() {
    turns.make(
        Clock.systemUTC(),
        () -> {
          assertTrue(told().isUnderWay());
          assertNull(told().time().endedAt());
          return 0;
        });
    assertEquals(Job.State.DONE, told().progress().state());
    assertNotNull(told().time().endedAt());
  }

  @Test
  void turnInWhichSomethingFailedHasFailed() {
    turns.make(Clock.systemUTC(), () -> 1);
    assertEquals(Job.State.FAILED, told().progress().state());
    turns.make(Clock.systemUTC(), () -> 0);
    assertThrows(
        IllegalStateException.class,
        () ->
            turns.make(
                Clock.systemUTC(),
                () -> {
                  throw new IllegalStateException("what this test wants");
                }));
    assertEquals(Job.State.FAILED, told().progress().state());
  }

  private Job told() {
    return turns.jobs("elections", null).getFirst();
  }
}
