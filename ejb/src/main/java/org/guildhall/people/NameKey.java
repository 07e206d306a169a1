package org.guildhall.people;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as an index of the database compares it: its letters and digits without case and accents,
 * in UTF-8, whose bytes have the same order everywhere. What begins with {@code o'l} begins with
 * {@code OL}.
 */
final class NameKey {
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** More than any byte of UTF-8. */
  private static final byte BEYOND = (byte) 0xFF;

  private NameKey() {}

  /** Null for a name without letters and digits. */
  static byte[] of(String name) {
    if (name == null) {
      return null;
    }
    var lower = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    // The accents have become characters of their own, and go with all else that is no letter.
    var letters = OTHERS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    return letters.isEmpty() ? null : letters.getBytes(StandardCharsets.UTF_8);
  }

  /** All keys that begin with this one are less than that. */
  static byte[] end(byte[] key) {
    var end = Arrays.copyOf(key, key.length + 1);
    end[key.length] = BEYOND;
    return end;
  }
}
