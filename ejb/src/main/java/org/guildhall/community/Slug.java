package org.guildhall.community;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The part of an address that names a community: lower-case ASCII letters and digits, in groups
 * joined by hyphens, 1 to 60 characters. Two names may give the same slug.
 */
public record Slug(String value) {
  private static final int LONGEST = 60;

  /** Letters that do not fall apart into an ASCII letter and an accent. */
  private static final Map<Integer, String> LETTERS = new HashMap<>();

  static {
    var cyrillic = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я і ї є ґ ў";
    var latin =
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g u";
    var others = "ß æ œ ø ł đ ð þ ı ŋ";
    var asciis = "ss ae oe o l d d th i ng";
    var from = (cyrillic + ' ' + others).split(" ");
    var to = (latin + ' ' + asciis).split(" ");
    for (int i = 0; i < from.length; i++) {
      LETTERS.put(from[i].codePointAt(0), to[i].equals("-") ? "" : to[i]);
    }
  }

  public Slug {
    if (!value.matches("[a-z0-9]+(-[a-z0-9]+)*") || value.length() > LONGEST) {
      throw new IllegalArgumentException("not a slug: " + value);
    }
  }

  /**
   * The slug of a name; where the name leaves nothing (another script, only signs), the facet and
   * the number, as in "topic-42".
   *
   * @param number told apart by the caller, not negative
   */
  public static Slug of(String name, Facet facet, long number) {
    var slug = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .takeWhile(point -> slug.length() <= LONGEST)
        .forEach(point -> append(slug, point));
    int length = slug.length();
    if (length > LONGEST) {
      // Not in the middle of a word, unless the first word alone is too long.
      int hyphen = slug.lastIndexOf("-", LONGEST);
      length = hyphen > 0 ? hyphen : LONGEST;
    }
    while (length > 0 && slug.charAt(length - 1) == '-') {
      length--;
    }
    return length > 0
        ? new Slug(slug.substring(0, length))
        : new Slug(facet.name().toLowerCase(Locale.ROOT) + '-' + number);
  }

  private static void append(StringBuilder slug, int point) {
    boolean inWord = !slug.isEmpty() && slug.charAt(slug.length() - 1) != '-';
    var letters = LETTERS.get(point);
    if (letters != null) {
      slug.append(letters);
    } else if (point == '+' && !slug.isEmpty()) {
      // Else C, C++ and C# would share an address.
      slug.append(inWord ? "-plus" : "plus");
    } else if (point == '#' && inWord) {
      slug.append("-sharp");
    } else {
      var parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD);
      char first = parts.charAt(0);
      if (first >= 'a' && first <= 'z' || first >= '0' && first <= '9') {
        slug.append(first);
      } else if (inWord && !mark(point)) {
        slug.append('-');
      }
    }
  }

  private static boolean mark(int point) {
    return Character.getType(point) == Character.NON_SPACING_MARK;
  }
}
