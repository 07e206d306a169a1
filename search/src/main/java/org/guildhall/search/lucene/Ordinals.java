package org.guildhall.search.lucene;

/** Gives each number that it is shown an ordinal: 0 to the first, 1 to the next other one. */
final class Ordinals {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
  private static final int FIRST_PLACES = 32;

  private long[] numbers = new long[FIRST_PLACES];
  // One more than the ordinal: zero marks a free place.
  private int[] following = new int[FIRST_PLACES];
  private int size;

  /** Its ordinal, a new one if it was never shown. */
  int of(long number) {
    if (2 * size >= numbers.length) {
      grow();
    }
    var place = place(number);
    if (following[place] == 0) {
      numbers[place] = number;
      following[place] = ++size;
    }
    return following[place] - 1;
  }

  /** How many different ones it was shown. */
  int size() {
    return size;
  }

  private void grow() {
    var oldNumbers = numbers;
    var oldFollowing = following;
    numbers = new long[2 * oldNumbers.length];
    following = new int[numbers.length];
    for (var old = 0; old < oldNumbers.length; old++) {
      if (oldFollowing[old] != 0) {
        var place = place(oldNumbers[old]);
        numbers[place] = oldNumbers[old];
        following[place] = oldFollowing[old];
      }
    }
  }

  /** Where the number is, or where it would be put. */
  private int place(long number) {
    var last = numbers.length - 1;
    var place = (int) ((number * SPREAD) >>> Integer.SIZE) & last;
    while (following[place] != 0 && numbers[place] != number) {
      place = (place + 1) & last;
    }
    return place;
  }
}
