package org.guildhall.search.lucene;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a person typed, understood as far as it goes: words, "phrases", -exclusions and beginnings*.
 *
 * <p>Nothing is an error. What means nothing (a lone quote, a minus before nothing) is read as if
 * it were not there, and what is too long is cut.
 *
 * @param words plain words in lower case, in their order
 * @param phrases words that must stand together
 * @param prefixes beginnings of words
 * @param excluded phrases, mostly of one word, that must not occur
 * @param names what may be somebody's exact user name
 * @param identifiers what is written like code, beside its words
 */
record QueryText(
    List<String> words,
    List<List<String>> phrases,
    List<String> prefixes,
    List<List<String>> excluded,
    Set<String> names,
    List<Identifier> identifiers) {

  /** Bounds on what is read; they keep a query far below Lucene's 1,024 clauses. */
  private static final int MAX_LENGTH = 1_000;

  private static final int MAX_WORDS = 60;
  private static final int MAX_TELLING_WORDS = 12;
  private static final int MAX_PREFIXES = 4;
  private static final int MAX_IDENTIFIERS = 6;
  private static final int MAX_WORDS_OF_PHRASES = 24;
  private static final int MAX_WORDS_EXCLUDED = 12;

  private static final Pattern QUOTES = Pattern.compile("[“”„‟«»\"]");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cntrl}\\p{Zs}\\u200b\\u2028\\u2029]");
  private static final Pattern PART =
      Pattern.compile("(?<minus>-?)(?:\"(?<phrase>[^\"]*)\"|(?<word>\\S+))");

  static QueryText parse(String typed) {
    var start = typed.substring(0, Math.min(typed.length(), MAX_LENGTH));
    var plain = INVISIBLE.matcher(QUOTES.matcher(start).replaceAll("\"")).replaceAll(" ");
    var words = new ArrayList<String>();
    var phrases = new ArrayList<List<String>>();
    var prefixes = new ArrayList<String>();
    var excluded = new ArrayList<List<String>>();
    var names = new LinkedHashSet<String>();
    var identifiers = new ArrayList<Identifier>();
    var parts = PART.matcher(Normalizer.normalize(plain, Normalizer.Form.NFC));
    while (parts.find()) {
      var word = parts.group("word");
      var found = Analysis.words(word == null ? parts.group("phrase") : word);
      if (found.isEmpty()) {
        continue;
      }
      if (!parts.group("minus").isEmpty()) {
        excluded.add(found);
      } else if (word == null) {
        phrases.add(found);
      } else {
        names.add(word.replaceFirst("^@", "").toLowerCase(Locale.ROOT));
        if (word.endsWith("*") && found.getLast().length() > 1) {
          prefixes.add(found.removeLast());
        }
        words.addAll(found);
        if (Identifier.isLikely(word)) {
          identifiers.add(Identifier.of(word));
        }
      }
    }
    return new QueryText(
        first(MAX_WORDS, words),
        firstWords(MAX_WORDS_OF_PHRASES, phrases),
        first(MAX_PREFIXES, prefixes),
        firstWords(MAX_WORDS_EXCLUDED, excluded),
        names,
        first(MAX_IDENTIFIERS, identifiers));
  }

  boolean asksForNothing() {
    return words.isEmpty() && phrases.isEmpty() && prefixes.isEmpty();
  }

  /**
   * The places of the words that say something in these languages; of all of them if none does.
   * English "is" and "to" would else match everything, and in a field where they are rare (a text
   * whose language was mistaken) even count for much.
   */
  int[] tellingWords(Set<Language> languages) {
    var telling =
        IntStream.range(0, words.size())
            .filter(i -> !Analysis.isStopWord(languages, words.get(i)))
            .toArray();
    var some = telling.length > 0 ? telling : IntStream.range(0, words.size()).toArray();
    return Arrays.copyOf(some, Math.min(some.length, MAX_TELLING_WORDS));
  }

  private static <T> List<T> first(int limit, List<T> list) {
    return List.copyOf(list.subList(0, Math.min(limit, list.size())));
  }

  private static List<List<String>> firstWords(int limit, List<List<String>> phrases) {
    var some = new ArrayList<List<String>>();
    var left = limit;
    for (var phrase : phrases) {
      if (left > 0) {
        some.add(first(left, phrase));
        left -= phrase.size();
      }
    }
    return some;
  }
}
