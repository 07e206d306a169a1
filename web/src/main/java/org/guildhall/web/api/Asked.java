package org.guildhall.web.api;

import org.guildhall.web.Problem;
import org.guildhall.web.TypedText;

/** Reads the parameters of a call as strictly as its body: a wrong one is named, never guessed. */
final class Asked {
  /** How many items a page has at most. */
  static final int MOST = 100;

  /** How many it has where nobody says. */
  static final int USUAL = 20;

  private Asked() {}

  /** How many items a page shall have: 1 to 100, by default 20. */
  static int limit(String written) {
    return number("limit", written, 1, MOST, USUAL);
  }

  /**
   * A whole number.
   *
   * @param usual what it is when nothing was written
   */
  static int number(String name, String written, int least, int most, int usual) {
    if (written == null) {
      return usual;
    }
    if (written.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(written);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong(name, "problem.parameter.number", least, most);
  }

  /** A text as it would be typed; null when there is none. */
  static String text(String name, String written) {
    if (written != null && !TypedText.isStorable(written)) {
      throw wrong(name, "page.character");
    }
    var typed = written == null ? "" : TypedText.of(written);
    return typed.isEmpty() ? null : typed;
  }

  /** A part of the path by which something is looked for: what no database keeps names nothing. */
  static String name(String written) {
    if (!TypedText.isStorable(written)) {
      throw Problem.ofStatus(404).thrown();
    }
    return written;
  }

  /** One of the words of an enum, in lower case; null when nothing was written. */
  static <E extends Enum<E>> E oneOf(String name, String written, Class<E> words) {
    if (written == null) {
      return null;
    }
    var word = JsonBody.word(words, written);
    if (word == null) {
      throw wrong(name, "problem.field.not-one-of", JsonBody.words(words));
    }
    return word;
  }

  static RuntimeException wrong(String name, String key, Object... arguments) {
    return Problem.of(400, "problem.parameters").at(name, key, arguments).thrown();
  }
}
