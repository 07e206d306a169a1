package org.guildhall.search.lucene;

/** A set of numbers that only grows; a third of the memory of boxed ones, and no garbage. */
final class LongSet {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
  private static final int FIRST_PLACES = 32;

  private long[] places = new long[FIRST_PLACES];
  private int size;
  // Zero marks a free place, so whether it is in the set itself is kept apart.
  private boolean zero;

  /** Puts a number in; tells whether it was new. */
  boolean add(long number) {
    if (number == 0) {
      var isNew = !zero;
      zero = true;
      return isNew;
    }
    if (!put(places, number)) {
      return false;
    }
    size++;
    if (2 * size > places.length) {
      var more = new long[2 * places.length];
      for (var old : places) {
        if (old != 0) {
          put(more, old);
        }
      }
      places = more;
    }
    return true;
  }

  /** How many numbers there are. */
  int size() {
    return zero ? size + 1 : size;
  }

  private static boolean put(long[] places, long number) {
    var last = places.length - 1;
    var place = (int) ((number * SPREAD) >>> Integer.SIZE) & last;
    while (places[place] != 0) {
      if (places[place] == number) {
        return false;
      }
      place = (place + 1) & last;
    }
    places[place] = number;
    return true;
  }
}
