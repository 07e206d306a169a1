package org.guildhall.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.guildhall.people.PersonId;
import org.guildhall.platform.BusinessException;
import org.junit.jupiter.api.Test;

/** Three posts at once, and then one every ten seconds. */
class PaceTest {
  private static final PersonId ADA = new PersonId(1);
  private static final PersonId BEN = new PersonId(2);

  private Instant now = Instant.parse("2026-11-30T08:00:00Z");

  private final Pace pace =
      new Pace(
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              throw new UnsupportedOperationException();
            }
          },
          3,
          Duration.ofSeconds(10));

  private void posts(int times) {
    for (int i = 0; i < times; i++) {
      pace.count(ADA);
    }
  }

  private void assertTooFast(long seconds) {
    var no = assertThrows(BusinessException.class, () -> pace.count(ADA));
    assertEquals("conversation.pace", no.key());
    assertEquals(List.of(seconds), no.arguments());
  }

  @Test
  void someAtOnceAndThenOneAfterTheOther() {
    posts(3);
    assertTooFast(10);
    now = now.plusSeconds(4);
    assertTooFast(6);
    now = now.plusSeconds(6);
    posts(1);
    assertTooFast(10);
  }

  @Test
  void whoIsRefusedWaitsNoLongerForIt() {
    posts(3);
    assertTooFast(10);
    assertTooFast(10);
    now = now.plusSeconds(10);
    posts(1);
  }

  @Test
  void whoPausesMayWriteAtOnceAgain() {
    posts(3);
    now = now.plusSeconds(30);
    posts(3);
    assertTooFast(10);
  }

  @Test
  void oneIsNotSlowedDownByAnother() {
    posts(3);
    pace.count(BEN);
  }

  @Test
  void clockThatGoesBackSlowsNobodyDown() {
    now = now.plusSeconds(3600);
    posts(1);
    now = now.minusSeconds(3600);
    posts(3);
    assertTooFast(10);
  }
}
