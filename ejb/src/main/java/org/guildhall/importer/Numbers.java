package org.guildhall.importer;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * A set of the numbers that a dump gives its rows: dense, from 1 on. It takes at most some
 * megabytes, whatever the dump says: odd numbers beyond a bound are forgotten.
 */
class Numbers {
  private static final int DENSE = 100_000_000;
  private static final int ODD_ONES = 100_000;

  private final BitSet dense = new BitSet();
  private final Set<Long> odd = new HashSet<>();

  /** True when it was not there. */
  boolean add(long number) {
    if (number < 0 || number >= DENSE) {
      return odd.size() < ODD_ONES ? odd.add(number) : !odd.contains(number);
    }
    if (dense.get((int) number)) {
      return false;
    }
    dense.set((int) number);
    return true;
  }

  boolean contains(long number) {
    return number < 0 || number >= DENSE ? odd.contains(number) : dense.get((int) number);
  }
}
