package org.guildhall.web;

/**
 * One page of a long list.
 *
 * @param number counted from 1
 * @param size how many rows a page has
 * @param total how many rows there are
 */
public record PageNumber(int number, int size, long total) {

  /** The page of the number that an address asks for, or the nearest there is. */
  public static PageNumber of(String wished, int size, long total) {
    var first = new PageNumber(1, size, total);
    try {
      return new PageNumber(Math.clamp(Long.parseLong(wished), 1, first.count()), size, total);
    } catch (NumberFormatException e) {
      return first;
    }
  }

  /** How many rows come before it. */
  public int first() {
    return (number - 1) * size;
  }

  /** How many pages there are. */
  public int count() {
    return (int) Math.max(1, (total + size - 1) / size);
  }

  public boolean isMore() {
    return number < count();
  }
}
