package org.guildhall.moderation;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * Counts independent voices among those who reported a post: the most of them of whom no two are
 * one voice.
 *
 * <p>Two are one voice who are close (of one team or one line of command), and two who are both
 * close to the author. So a team is one voice, whoever of it reports, and a boss is none beside his
 * people; but two who are close to a third are not one voice by that.
 */
final class Voices {
  private Voices() {}

  /**
   * How many voices speak, counted no further than is enough.
   *
   * @param author of the post
   * @param reporters each once
   * @param close whether two persons are of one team or line of command; symmetrical, and true of
   *     anybody and himself
   */
  static <T> int count(T author, List<T> reporters, BiPredicate<T, T> close, int enough) {
    if (reporters.isEmpty() || enough == 0) {
      return 0;
    }
    var first = reporters.getFirst();
    var others = reporters.subList(1, reporters.size());
    var independent =
        others.stream()
            .filter(
                other ->
                    !close.test(first, other)
                        && !(close.test(author, first) && close.test(author, other)))
            .toList();
    int with = 1 + count(author, independent, close, enough - 1);
    return with >= enough ? with : Math.max(with, count(author, others, close, enough));
  }
}
