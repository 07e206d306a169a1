package org.guildhall.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.guildhall.web.Problem;

/**
 * The entity tags that {@code If-Match} or {@code If-None-Match} names (RFC 9110, section 13.1).
 *
 * @param any whether it is {@code *}
 * @param tags with their quotes, and {@code W/} before weak ones
 */
record EntityTags(boolean any, List<String> tags) {
  private static final Pattern VERSION = Pattern.compile("\"[0-9]{1,9}\"");

  /** One that nothing has. */
  private static final Integer NO_VERSION = -1;

  private static final Pattern TAG =
      Pattern.compile("\\G\\s*((?:W/)?\"[^\"\\p{Cntrl}]*\")\\s*(,|$)");

  /**
   * Reads the header; null where there is none.
   *
   * @throws org.guildhall.web.ProblemException with status 400 when it cannot be read
   */
  static EntityTags of(String name, String header) {
    if (header == null) {
      return null;
    }
    if (header.strip().equals("*")) {
      return new EntityTags(true, List.of());
    }
    var tags = new ArrayList<String>();
    var found = TAG.matcher(header);
    int end = 0;
    while (found.find()) {
      tags.add(found.group(1));
      end = found.end();
    }
    if (tags.isEmpty() || end != header.length()) {
      throw Problem.of(400, "problem.headers").at(name, "problem.header.tags").thrown();
    }
    return new EntityTags(false, tags);
  }

  /** Whether one of them is that tag, weakly compared, as reading does. */
  boolean hasWeakly(String tag) {
    return any || tags.stream().anyMatch(one -> opaque(one).equals(opaque(tag)));
  }

  /**
   * The version that the caller has seen, where tags are {@linkplain #of(int) made of versions}, as
   * use cases ask for it: null where any will do, and one that nothing has where none of the tags
   * is one of ours.
   *
   * @param now what it is now, asked only where several would do
   */
  Integer version(IntSupplier now) {
    if (any) {
      return null;
    }
    if (tags.size() > 1) {
      int current = now.getAsInt();
      return has(of(current)) ? Integer.valueOf(current) : NO_VERSION;
    }
    var tag = tags.getFirst();
    return VERSION.matcher(tag).matches()
        ? Integer.valueOf(tag.substring(1, tag.length() - 1))
        : NO_VERSION;
  }

  /** The tag of a version. */
  static String of(int version) {
    return '"' + Integer.toString(version) + '"';
  }

  /** Whether one of them is that tag, strongly compared, as writing does. */
  boolean has(String tag) {
    return any || tags.contains(tag);
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
