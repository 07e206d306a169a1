package org.guildhall.safety;

import java.util.List;

/** Texts that try to be more than text: {@code payloads.txt}, one in a line. */
final class Payloads {
  private Payloads() {}

  static List<String> all() {
    return Resource.text("payloads.txt").lines().toList();
  }

  /** As few texts as they fit into, each of at most so many characters. */
  static List<String> packed(int most) {
    return Packed.of(all(), most);
  }
}
