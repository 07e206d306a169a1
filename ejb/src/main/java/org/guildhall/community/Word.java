package org.guildhall.community;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word of a text: where it stands there, and its folded form, by which words are compared.
 *
 * @param start offset of its first character in the text
 * @param end offset after its last character
 * @param gap what separates it from the word before
 */
record Word(int start, int end, String folded, boolean capital, Gap gap) {

  enum Gap {
    SPACE,
    JOIN,
    COMMA,
    STOP
  }

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Compatibility forms, case and accents removed: "Città", "CITTA" and "ｃｉｔｔà" are the same. */
  static String fold(String text) {
    var lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
  }

  static List<Word> split(String text) {
    var words = new ArrayList<Word>();
    int at = 0;
    int gapFrom = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (!Character.isLetterOrDigit(point)) {
        at += Character.charCount(point);
        continue;
      }
      int start = at;
      while (at < text.length() && inWord(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
      // C++ and C# are words; in "Java+Python" the sign joins two.
      int signs = at;
      while (signs < text.length() && (text.charAt(signs) == '+' || text.charAt(signs) == '#')) {
        signs++;
      }
      if (signs == text.length() || !Character.isLetterOrDigit(text.codePointAt(signs))) {
        at = signs;
      }
      var gap = words.isEmpty() ? Gap.STOP : gap(text, words.getLast().folded(), gapFrom, start);
      words.add(
          new Word(start, at, fold(text.substring(start, at)), Character.isUpperCase(point), gap));
      gapFrom = at;
    }
    return words;
  }

  boolean cyrillic() {
    return Character.UnicodeScript.of(folded.isEmpty() ? 0 : folded.codePointAt(0))
        == Character.UnicodeScript.CYRILLIC;
  }

  private static boolean inWord(int point) {
    return Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK
        || Character.getType(point) == Character.COMBINING_SPACING_MARK;
  }

  private static Gap gap(String text, String before, int from, int to) {
    // "Node.js" is one name, and so is "St. Petersburg".
    if (text.charAt(from) == '.' && (to - from == 1 || to - from == 2 && before.length() <= 2)) {
      return Gap.SPACE;
    }
    var gap = Gap.SPACE;
    for (int i = from; i < to; i++) {
      var here =
          switch (text.charAt(i)) {
            case '.', '!', '?', ';', ':', '\n', '…' -> Gap.STOP;
            case ',', '、', '،' -> Gap.COMMA;
            case '&', '+', '/', '|' -> Gap.JOIN;
            default -> Gap.SPACE;
          };
      if (here.compareTo(gap) > 0) {
        gap = here;
      }
    }
    return gap;
  }
}
