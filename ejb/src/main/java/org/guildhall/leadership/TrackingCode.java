package org.guildhall.leadership;

import java.util.HexFormat;
import java.util.Locale;

/**
 * What a voter finds his ballot by in the list of the closed box, and what a ballot is kept under
 * until then: 80 bits of SHA-256 of his token, in the letters and digits of Crockford's base 32, in
 * four groups. It says nothing of the ranking, and the token cannot be told from it.
 */
final class TrackingCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;
  private static final int BITS = 5;

  private TrackingCode() {}

  /**
   * The code.
   *
   * @param tokenHash SHA-256 of the token, in hexadecimal digits
   */
  static String of(String tokenHash) {
    var hash = HexFormat.of().parseHex(tokenHash);
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      int bit = i * BITS;
      int two = (hash[bit / 8] & 0xff) << 8 | hash[bit / 8 + 1] & 0xff;
      code.append(i > 0 && i % GROUP == 0 ? "-" : "");
      code.append(ALPHABET.charAt(two >> 16 - BITS - bit % 8 & ALPHABET.length() - 1));
    }
    return code.toString();
  }

  /**
   * As people type it: in whatever case, with O for 0, with I and L for 1, grouped as they like.
   */
  static String typed(String text) {
    var plain =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replaceAll("[IL]", "1");
    return plain.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }
}
