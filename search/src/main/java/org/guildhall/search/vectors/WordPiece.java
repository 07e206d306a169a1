package org.guildhall.search.vectors;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Splits a text into the pieces that a model of the BERT family was trained with: Devlin et al.,
 * BERT: Pre-training of Deep Bidirectional Transformers (2019), without regard to case and accents.
 */
final class WordPiece {
  private static final String UNKNOWN = "[UNK]";
  private static final String BEGIN = "[CLS]";
  private static final String END = "[SEP]";
  private static final String GOES_ON = "##";

  /** A longer word is one piece, an unknown one. */
  private static final int LONGEST = 100;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\x{FFFD}&&\\S]");
  private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");

  /** Punctuation, as which all signs of ASCII count, and each sign of Chinese, stand alone. */
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{P}\\p{Punct}\\p{IsHan}]|[^\\p{P}\\p{Punct}\\p{IsHan}\\p{IsWhite_Space}]+");

  private final Map<String, Long> ids;

  /**
   * @param ids the pieces that there are
   */
  WordPiece(Map<String, Long> ids) {
    this.ids = Map.copyOf(ids);
  }

  /**
   * The numbers of a text's pieces, one for its begin and one for its end among them.
   *
   * @param most at most so many; what is behind them is left out
   */
  long[] ids(String text, int most) {
    var pieces = new long[most];
    var count = 0;
    pieces[count++] = ids.get(BEGIN);
    var visible = INVISIBLE.matcher(text).replaceAll("");
    var plain = ACCENTS.matcher(Normalizer.normalize(visible, Normalizer.Form.NFD)).replaceAll("");
    var words = WORD.matcher(plain.toLowerCase(Locale.ROOT));
    while (count < most - 1 && words.find()) {
      count = append(words.group(), pieces, count);
    }
    pieces[count++] = ids.get(END);
    return Arrays.copyOf(pieces, count);
  }

  /** The longest piece that fits, and so on: all of a word, or that it is unknown. */
  private int append(String word, long[] pieces, int before) {
    var count = before;
    for (var start = 0; start < word.length(); ) {
      var end = word.length() > LONGEST ? start : word.length();
      Long id = null;
      while (end > start && id == null) {
        id = ids.get((start == 0 ? "" : GOES_ON) + word.substring(start, end));
        end -= id == null ? 1 : 0;
      }
      if (id == null) {
        pieces[before] = ids.get(UNKNOWN);
        return before + 1;
      }
      if (count == pieces.length - 1) {
        return count;
      }
      pieces[count++] = id;
      start = end;
    }
    return count;
  }
}
