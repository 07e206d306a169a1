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
    int last = (int) Math.max(1, (total + size - 1) / size);
    return new PageNumber(Math.clamp(wished, 1, last), size, total);
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
