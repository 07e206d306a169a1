package org.guildhall.load;

import java.util.List;
import java.util.Locale;

/** A language that people of the firm write, and how many of them do. */
enum Tongue {
  ENGLISH("en", 0.64),
  ITALIAN("it", 0.14),
  RUSSIAN("ru", 0.12),
  GERMAN("de", 0.10);

  private static final Lines NAMES = new Lines("names.txt");

  private final double share;
  private final Locale locale;
  private final Lines prose;
  private final List<String> names;

  Tongue(String code, double share) {
    this.share = share;
    locale = Locale.of(code);
    prose = new Lines("prose_" + code + ".txt");
    names = List.of("first_" + code, "last_" + code);
  }

  static Tongue any(Rolls rolls) {
    var left = rolls.fraction();
    for (var tongue : values()) {
      left -= tongue.share;
      if (left < 0) {
        return tongue;
      }
    }
    return ENGLISH;
  }

  Lines prose() {
    return prose;
  }

  Locale locale() {
    return locale;
  }

  String personName(Rolls rolls) {
    return rolls.any(NAMES.of(names.getFirst())) + " " + rolls.any(NAMES.of(names.getLast()));
  }

  /** Words and tags that are the same in all languages. */
  static Lines shared() {
    return NAMES;
  }
}
