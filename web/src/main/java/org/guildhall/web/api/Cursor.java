package org.guildhall.web.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.guildhall.leadership.ElectionId;
import org.guildhall.web.Problem;
import org.guildhall.web.ProblemException;

/**
 * Where a list goes on: what stood last on its page, so that nothing is shown twice or left out
 * when the list grows in the meantime. A caller gives back what he got; it means nothing to him.
 */
final class Cursor {
  private static final int LONGEST = 400;

  /** Up to the year 2286, which every database knows; and any id there will be. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");

  private Cursor() {}

  /** After a moment, and among those of the same moment after an id. */
  static String after(Instant at, long id) {
    return encode(ChronoUnit.MICROS.between(Instant.EPOCH, at) + " " + id);
  }

  /** After a name. */
  static String after(String name) {
    return encode(name);
  }

  /** After an id. */
  static String after(long id) {
    return encode(Long.toString(id));
  }

  /** The id it stands after; null for no cursor. */
  static Long id(String cursor) {
    return cursor == null ? null : Long.valueOf(number(decode(cursor)));
  }

  /** The name it stands after; null for no cursor. */
  static String name(String cursor) {
    return cursor == null ? null : decode(cursor);
  }

  /** The election it stands after; null for no cursor. */
  static ElectionId election(String cursor) {
    return cursor == null ? null : new ElectionId(id(cursor));
  }

  /** Makes something of the moment and the id it stands after. */
  static <T> T moment(String cursor, BiFunction<Instant, Long, T> use) {
    var parts = decode(cursor).split(" ", -1);
    if (parts.length != 2) {
      throw forged();
    }
    return use.apply(Instant.EPOCH.plus(number(parts[0]), ChronoUnit.MICROS), number(parts[1]));
  }

  private static long number(String part) {
    if (!NUMBER.matcher(part).matches()) {
      throw forged();
    }
    return Long.parseLong(part);
  }

  private static String encode(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      if (cursor.isEmpty() || cursor.length() > LONGEST) {
        throw forged();
      }
      var position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      // What we gave comes back as we gave it, and holds nothing that a database would not keep.
      if (!encode(position).equals(cursor) || position.indexOf('\0') >= 0) {
        throw forged();
      }
      return position;
    } catch (IllegalArgumentException e) {
      throw forged();
    }
  }

  private static ProblemException forged() {
    return Problem.of(400, "problem.parameters").at("cursor", "problem.parameter.cursor").thrown();
  }
}
