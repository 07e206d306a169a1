package org.guildhall.safety;

import java.util.ArrayList;
import java.util.List;

/** Many texts in few. */
final class Packed {
  private Packed() {}

  /** All that fit, one after the other, in texts of at most so many characters. */
  static List<String> of(List<String> texts, int most) {
    var packs = new ArrayList<String>();
    var pack = new StringBuilder();
    for (var text : texts) {
      if (text.length() <= most) {
        if (!pack.isEmpty() && pack.length() + 1 + text.length() > most) {
          packs.add(pack.toString());
          pack.setLength(0);
        }
        pack.append(pack.isEmpty() ? "" : " ").append(text);
      }
    }
    packs.add(pack.toString());
    return packs;
  }
}
