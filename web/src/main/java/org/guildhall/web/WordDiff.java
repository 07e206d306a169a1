package org.guildhall.web;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What changed between two texts, word by word, in the order of reading. */
public final class WordDiff {
  private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");
  private static final Pattern LINES = Pattern.compile("(?<=\\n)");

  /**
   * Comparing takes time in proportion to the length times the differences. Above this product,
   * long texts that have nothing in common, the comparison would keep a processor busy for seconds.
   */
  private static final long MOST_COMPARISONS = 4_000_000;

  private WordDiff() {}

  /** What has become of a piece of text. */
  public enum Fate {
    KEPT,
    REMOVED,
    ADDED
  }

  /** A piece of text. */
  public record Piece(Fate fate, String text) {
    public boolean isRemoved() {
      return fate == Fate.REMOVED;
    }

    public boolean isAdded() {
      return fate == Fate.ADDED;
    }
  }

  public static List<Piece> between(String before, String after) {
    var words = List.of(WORDS.split(before));
    var newWords = List.of(WORDS.split(after));
    return isCheap(words, newWords)
        ? compare(words, newWords)
        : compare(List.of(LINES.split(before)), List.of(LINES.split(after)));
  }

  private static boolean isCheap(List<String> before, List<String> after) {
    return (long) before.size() * after.size() <= MOST_COMPARISONS;
  }

  private static List<Piece> compare(List<String> before, List<String> after) {
    var pieces = new ArrayList<Piece>();
    if (!isCheap(before, after)) {
      add(pieces, Fate.REMOVED, before);
      add(pieces, Fate.ADDED, after);
      return pieces;
    }
    int kept = 0;
    for (var delta : DiffUtils.diff(before, after).getDeltas()) {
      var source = delta.getSource();
      add(pieces, Fate.KEPT, before.subList(kept, source.getPosition()));
      add(pieces, Fate.REMOVED, source.getLines());
      add(pieces, Fate.ADDED, delta.getTarget().getLines());
      kept = source.getPosition() + source.size();
    }
    add(pieces, Fate.KEPT, before.subList(kept, before.size()));
    return pieces;
  }

  private static void add(List<Piece> pieces, Fate fate, List<String> parts) {
    var text = String.join("", parts);
    if (!text.isEmpty()) {
      pieces.add(new Piece(fate, text));
    }
  }
}
