package org.guildhall.web;

/**
 * One page of a long list.
 *
 * @param number counted from 1
 * @param size how many rows a page has
 * @param total how many rows there are
 */
public record PageNumber(int number, int size, long total) {

  /** The page of that number, or the nearest there is. */
  public static PageNumber of(int wished, int size, long total) {
    var first = new PageNumber(1, size, total);
    return new PageNumber(Math.clamp(wished, 1, first.count()), size, total);
  }

  /** The same for what an address asks for; the first for what is no number. */
  public static PageNumber of(String wished, int size, long total) {
    try {
      return of(Integer.parseInt(wished), size, total);
    } catch (NumberFormatException e) {
      return of(1, size, total);
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
}
