package org.guildhall.web;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands for a person's picture: the first letters of the name, in one of the quiet colours.
 */
public final class Initials {
  private static final int HUES = 6;
  private static final int MOST = 2;
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");

  private Initials() {}

  /** The first letters of the first and the last word of a name, in upper case. */
  public static String of(String name) {
    var words = BETWEEN.splitAsStream(name.strip()).filter(w -> !w.isEmpty()).toList();
    var chosen = words.size() <= MOST ? words : words.subList(0, 1);
    var letters = chosen.stream().map(Initials::first).collect(Collectors.joining());
    return words.size() <= MOST ? letters : letters + first(words.getLast());
  }

  /** 0 to 5, always the same for a name. */
  public static int hue(String name) {
    return Math.floorMod(name.hashCode(), HUES);
  }

  private static String first(String word) {
    return word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }
}
