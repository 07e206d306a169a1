package org.guildhall.importer;

/** Texts that have to fit. */
final class Shortened {
  private Shortened() {}

  /** The text itself if it has at most {@code max} UTF-16 units, else its beginning and "…". */
  static String to(int max, String text) {
    if (text.length() <= max) {
      return text;
    }
    int end = max - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + "…";
  }
}
