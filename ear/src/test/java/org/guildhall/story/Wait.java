package org.guildhall.story;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come true, and fails when it does not in time. */
public final class Wait {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

  private Wait() {}

  public static void until(Duration most, String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited " + most.toSeconds() + " s in vain for " + what);
      }
      LockSupport.parkNanos(PAUSE);
    }
  }
}
