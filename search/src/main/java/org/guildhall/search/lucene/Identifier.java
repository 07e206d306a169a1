package org.guildhall.search.lucene;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is written like code: {@code NullPointerException}, {@code ORA-00942}, {@code
 * org.apache.lucene}, {@code user_id}, {@code HTTP/2}, {@code 10.6.0}. It is one word to whoever
 * means it and several to whoever looks for a part.
 *
 * @param whole in lower case, without what stands around it
 * @param parts what stands between its signs, humps and digits, in lower case; of a version its
 *     beginnings
 */
record Identifier(String whole, Set<String> parts) {
  /** A single letter or digit is no part that anybody looks for. */
  private static final int SHORTEST_PART = 2;

  private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern HUMPS =
      Pattern.compile(
          "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");
  private static final Pattern VERSION = Pattern.compile("\\p{N}+(\\.\\p{N}+)+");

  /** Whether it is one, by a glance that costs less than {@link #of}. */
  static boolean isLikely(CharSequence chunk) {
    var letters = false;
    var digits = false;
    var sign = false;
    for (var i = 0; i < chunk.length(); i++) {
      var one = chunk.charAt(i);
      var digit = Character.isDigit(one);
      if (digit || Character.isLetter(one)) {
        var hump =
            i > 0 && Character.isUpperCase(one) && Character.isLowerCase(chunk.charAt(i - 1));
        letters |= !digit;
        digits |= digit;
        if (hump || sign || letters && digits) {
          return true;
        }
      } else {
        sign = (letters || digits) && isSign(one);
      }
    }
    return false;
  }

  /** Reads what stood between two gaps of a text. */
  static Identifier of(String chunk) {
    var bare = AROUND.matcher(chunk).replaceAll("");
    var parts = new LinkedHashSet<String>();
    for (var segment : SIGNS.split(bare)) {
      parts.add(segment.toLowerCase(Locale.ROOT));
      for (var part : HUMPS.split(segment)) {
        parts.add(part.toLowerCase(Locale.ROOT));
      }
    }
    if (VERSION.matcher(bare).matches()) {
      for (var dot = bare.indexOf('.'); dot > 0; dot = bare.indexOf('.', dot + 1)) {
        parts.add(bare.substring(0, dot));
      }
    }
    var whole = bare.toLowerCase(Locale.ROOT);
    parts.removeIf(part -> part.length() < SHORTEST_PART || part.equals(whole));
    return new Identifier(whole, parts);
  }

  /** The identifiers among what someone typed. */
  static List<Identifier> in(String typed) {
    var found = new ArrayList<Identifier>();
    for (var chunk : typed.split("\\s+")) {
      if (isLikely(chunk)) {
        found.add(of(chunk));
      }
    }
    return found;
  }

  /** What joins the words of an identifier; apostrophes and hyphens join those of sentences. */
  private static boolean isSign(char one) {
    return "._/:\\#$@".indexOf(one) >= 0;
  }
}
