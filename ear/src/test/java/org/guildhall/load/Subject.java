package org.guildhall.load;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What one conversation is about: the words that its posts come back to. Its sentences are plain
 * text, with {@code code} between backticks.
 */
final class Subject {
  private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z-]+)(?:\\.(\\d))?}");
  private static final double FAITHFUL = 0.7;
  private static final double NATURAL = 0.9;
  private static final int FAVOURITES = 3;
  private static final int INVENTED_NAMES = 4000;
  private static final List<String> SITES =
      List.of("tur", "crk", "tal", "rix", "gnt", "grz", "opo", "lej", "bgy");
  private static final List<String> ROLES =
      List.of("app", "db", "build", "print", "term", "gw", "file", "mq", "proxy", "test");
  private static final List<String> BEGINNINGS =
      List.of("Mo", "Va", "Ter", "Lu", "Kar", "Sen", "Ori", "Bel", "Dra", "Fi", "Ne", "Tal", "Cor");
  private static final List<String> MIDDLES =
      List.of("re", "li", "dan", "mi", "ro", "ven", "sa", "gu", "tor", "ne", "pha", "xi");
  private static final List<String> ENDS =
      List.of(
          "ta", "dis", "flow", "no", "gate", "ra", "base", "lis", "track", "mon", "via", "desk");
  private static final List<String> FAULTS =
      List.of("Timeout", "NotFound", "Conflict", "AccessDenied", "Parse", "Overflow", "Locked");

  private final Tongue tongue;
  private final long seed;
  private final Rolls rolls;
  private final Set<String> said = new HashSet<>();

  /**
   * @param seed the conversation's, the same for all of its posts
   * @param rolls the post's
   */
  Subject(Tongue tongue, long seed, Rolls rolls) {
    this.tongue = tongue;
    this.seed = seed;
    this.rolls = rolls;
  }

  /** One sentence, or whatever else that section holds; not the same twice if it can be helped. */
  String say(String section) {
    var lines = tongue.prose().of(section);
    var line = rolls.any(lines);
    for (int tries = 0; tries < 4 && !said.add(line); tries++) {
      line = rolls.any(lines);
    }
    return capital(fill(line));
  }

  private String fill(String line) {
    var filled = new StringBuilder();
    var slots = SLOT.matcher(line);
    while (slots.find()) {
      var name = slots.group(1);
      var lower = name.toLowerCase(Locale.ROOT);
      var word = word(lower, slots.group(2) == null ? 1 : Integer.parseInt(slots.group(2)));
      slots.appendReplacement(filled, "");
      filled.append(name.equals(lower) ? word : capital(word));
    }
    return slots.appendTail(filled).toString();
  }

  private String word(String slot, int form) {
    return switch (slot) {
      case "n" -> Integer.toString(rolls.between(2, 60));
      case "big" -> Integer.toString(rolls.between(1_000, 90_000));
      case "version" -> favoured(slot).between(1, 9) + "." + favoured(slot).between(0, 30);
      case "name" -> name(favoured(slot));
      case "host" -> host(favoured(slot));
      case "ticket" -> ticket(favoured(slot));
      case "error" -> error(favoured(slot));
      case "ident" -> "`" + identifier(favoured(slot)) + "`";
      case "person" -> tongue.personName(favoured(slot));
      case "month" ->
          Month.of(rolls.between(1, 12)).getDisplayName(TextStyle.FULL_STANDALONE, tongue.locale());
      default -> {
        var lines = tongue.prose().of(slot);
        var line =
            tongue.prose().isRanked(slot)
                ? lines.get(favoured(slot).rank(lines.size(), NATURAL))
                : rolls.any(lines);
        var forms = line.split(" / ");
        yield fill(forms[Math.min(form, forms.length) - 1]);
      }
    };
  }

  /** Mostly chance that this conversation has in common, so that the same words come again. */
  private Rolls favoured(String slot) {
    return rolls.chance(FAITHFUL)
        ? new Rolls(seed, slot.hashCode(), rolls.between(1, FAVOURITES))
        : new Rolls(rolls.between(0, Integer.MAX_VALUE - 1));
  }

  private static String name(Rolls rolls) {
    var letters = new Rolls(rolls.rank(INVENTED_NAMES, NATURAL));
    return letters.any(BEGINNINGS)
        + (letters.chance(0.7) ? letters.any(MIDDLES) : "")
        + letters.any(ENDS);
  }

  private static String host(Rolls rolls) {
    return "%s-%s-%02d".formatted(rolls.any(SITES), rolls.any(ROLES), rolls.rank(40, NATURAL) + 1);
  }

  private static String ticket(Rolls rolls) {
    return rolls.any(List.of("OPS", "WMS", "FIN", "HR", "QA")) + "-" + rolls.between(100, 29_999);
  }

  private static String error(Rolls rolls) {
    return rolls.chance(0.4)
        ? "E" + rolls.between(1_000, 9_999)
        : "`" + capital(word(rolls)) + capital(word(rolls)) + rolls.any(FAULTS) + "Exception`";
  }

  static String identifier(Rolls rolls) {
    return word(rolls)
        + capital(word(rolls))
        + (rolls.chance(0.5) ? "." + word(rolls) + capital(word(rolls)) : "");
  }

  private static String word(Rolls rolls) {
    var words = Tongue.shared().of("word");
    return words.get(rolls.rank(words.size(), NATURAL));
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The words that stand for it in a list of tags: one to four, the well-known ones often. */
  static List<String> tags(long seed) {
    var rolls = new Rolls(seed, "tags".hashCode());
    var known = Tongue.shared().of("tag");
    return IntStream.range(0, rolls.between(1, 4))
        .mapToObj(
            i ->
                rolls.chance(0.85)
                    ? known.get(rolls.rank(known.size(), NATURAL))
                    : name(rolls).toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }
}
