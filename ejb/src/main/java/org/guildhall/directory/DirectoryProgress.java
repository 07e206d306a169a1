package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;

/** How far the snapshot is that is worked on, for whoever looks on. */
@ApplicationScoped
class DirectoryProgress {
  private static final int WHOLE = 100;

  private volatile long snapshot;
  private volatile long done;
  private volatile long all;

  /**
   * @param rows that will be walked through
   */
  void begin(long id, long rows) {
    snapshot = id;
    done = 0;
    all = rows;
  }

  // Only one thread ever writes.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void advance(long rows) {
    done += rows;
  }

  void end() {
    snapshot = 0;
  }

  /** From 0 to 99; empty when that snapshot is not worked on. */
  OptionalInt percent(long id) {
    return snapshot != id || all == 0
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.min(WHOLE - 1, WHOLE * done / all));
  }
}
