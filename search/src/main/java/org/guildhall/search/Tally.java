package org.guildhall.search;

import java.util.HexFormat;
import org.guildhall.search.lucene.Checksum;

/**
 * How many entries there are, and what they say.
 *
 * @param count how many
 * @param sum the {@link Checksum}s of all of them, added modulo 2⁶⁴
 */
public record Tally(long count, long sum) {
  static final Tally NONE = new Tally(0, 0);

  Tally plus(long checksum) {
    return new Tally(count + 1, sum + checksum);
  }

  /** The sum as people compare it: 16 hexadecimal digits. */
  public String checksum() {
    return HexFormat.of().toHexDigits(sum);
  }
}
