package org.guildhall.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.guildhall.search.lucene.Language;
import org.guildhall.search.lucene.LanguageDetector;

/**
 * Tells in which of our six languages a text is written.
 *
 * <p>OpenNLP's model knows 183 languages and spreads its bets over all of them, so that the winner
 * has a few hundredths and only the ratios say something: how far the first of our six is ahead of
 * the second, and of every stranger. In Cyrillic we have but one language to choose.
 */
public final class OpenNlpDetector implements LanguageDetector {
  /** Letters a text must have before its language is decided. */
  private static final int ENOUGH_LETTERS = 20;

  /** The model is no surer after this many characters, only slower. */
  private static final int LONG_ENOUGH = 800;

  /** How many times as likely as all others a language must be. */
  private static final double AHEAD = 1.5;

  /** So many queries are remembered: people turn pages, and narrow what they asked. */
  private static final int QUERIES = 1_000;

  private static final Map<String, Language> BY_QUERY =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Language> eldest) {
              return size() > QUERIES;
            }
          });

  private static final Map<String, Language> BY_CODE =
      Arrays.stream(Language.values())
          .collect(Collectors.toUnmodifiableMap(Language::code3, Function.identity()));

  @Override
  public Language ofText(String text) {
    var start = text.substring(0, Math.min(text.length(), LONG_ENOUGH));
    var letters = start.codePoints().filter(Character::isLetter).count();
    if (letters < ENOUGH_LETTERS) {
      return isCyrillic(start) ? Language.RUSSIAN : Language.OTHER;
    }
    var bets = bets(start);
    var best = best(start, bets);
    var likely = bets.get(best);
    var stranger = bets.get(Language.OTHER);
    bets.keySet().removeAll(EnumSet.of(best, Language.OTHER));
    var second = isCyrillic(start) ? 0 : Collections.max(bets.values());
    var beaten = stranger > AHEAD * likely || second * AHEAD > likely;
    return beaten ? Language.OTHER : best;
  }

  @Override
  public Language ofQuery(String text) {
    return BY_QUERY.computeIfAbsent(text, one -> best(one, bets(one)));
  }

  private static Language best(String text, Map<Language, Double> bets) {
    if (isCyrillic(text)) {
      return Language.RUSSIAN;
    }
    return bets.entrySet().stream()
        .filter(bet -> bet.getKey() != Language.OTHER && bet.getKey() != Language.RUSSIAN)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Language.OTHER);
  }

  /** What the model bets on each language; on {@link Language#OTHER} the most for any stranger. */
  private static Map<Language, Double> bets(String text) {
    var bets = new EnumMap<Language, Double>(Language.class);
    for (var bet : new LanguageDetectorME(Model.INSTANCE).predictLanguages(text)) {
      var language = BY_CODE.getOrDefault(bet.getLang(), Language.OTHER);
      bets.merge(language, bet.getConfidence(), Math::max);
    }
    return bets;
  }

  private static boolean isCyrillic(String text) {
    var letters = text.codePoints().filter(Character::isLetter).toArray();
    var cyrillic =
        Arrays.stream(letters)
            .filter(
                letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC)
            .count();
    return 2 * cyrillic > letters.length;
  }

  /** Loaded at the first use: 36 MB, shared by all threads, never changed. */
  private static final class Model {
    static final LanguageDetectorModel INSTANCE = load();

    private static LanguageDetectorModel load() {
      try (var in = LanguageDetectorME.class.getResourceAsStream("/langdetect-183.bin")) {
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
