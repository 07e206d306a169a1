package org.guildhall.search.lucene;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Where a list of hits goes on: behind this one, wherever it stands by then; should it be gone, at
 * the place where it stood. So nothing is shown twice when something new comes before it; only what
 * changes its own rank meanwhile may be missed, or seen again.
 *
 * @param place of the last hit shown, from 0
 */
record Cursor(int place, Kind kind, long id) {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,6})\\.([A-Z]{1,20})\\.(-?[0-9]{1,18})");

  /**
   * @throws IllegalArgumentException when it is not what {@link #text} gave
   */
  static Cursor of(String text) {
    var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    var parts = FORM.matcher(decoded);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a cursor: " + text);
    }
    return new Cursor(
        Integer.parseInt(parts.group(1)),
        Kind.valueOf(parts.group(2)),
        Long.parseLong(parts.group(3)));
  }

  /** For whoever goes on; it says nothing to him. */
  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((place + "." + kind + "." + id).getBytes(StandardCharsets.UTF_8));
  }
}
