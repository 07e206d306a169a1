package org.guildhall.search.lucene;

import java.util.Arrays;
import java.util.Locale;

/** A language that is analysed in its own way, or {@link #OTHER} for all that are not. */
public enum Language {
  ENGLISH("en", "eng"),
  ITALIAN("it", "ita"),
  RUSSIAN("ru", "rus"),
  GERMAN("de", "deu"),
  SPANISH("es", "spa"),
  FRENCH("fr", "fra"),
  /** A language we do not know, or a text too short to tell. */
  OTHER("other", "und");

  private final String code;
  private final String code3;

  Language(String code, String code3) {
    this.code = code;
    this.code3 = code3;
  }

  /** The two letters of ISO 639-1, or "other". */
  public String code() {
    return code;
  }

  /** The three letters of ISO 639-3. */
  public String code3() {
    return code3;
  }

  /** The language of a reader's locale; {@link #OTHER} if it is none of the six. */
  public static Language of(Locale locale) {
    return ofCode(locale.getLanguage());
  }

  static Language ofCode(String code) {
    return Arrays.stream(values())
        .filter(language -> language.code.equals(code))
        .findFirst()
        .orElse(OTHER);
  }
}
