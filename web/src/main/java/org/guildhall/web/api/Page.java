package org.guildhall.web.api;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next names the part that follows; null after the last
 */
public record Page<T>(List<T> items, String next) {
  /**
   * Makes a page of rows.
   *
   * @param rows one more than the page shall have, where there are so many: that one is not shown
   * @param limit how many the page shall have
   * @param shown what is shown of a row
   * @param cursor names the place after a row
   */
  static <R, T> Page<T> of(
      List<R> rows, int limit, Function<R, T> shown, Function<R, String> cursor) {
    boolean more = rows.size() > limit;
    var page = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        page.stream().map(shown).toList(), more ? cursor.apply(page.getLast()) : null);
  }
}
