package org.guildhall.search;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.guildhall.search.lucene.Language;
import org.guildhall.search.lucene.LanguageDetector;

/**
 * Tells in which of our six languages a text is written, by the model of OpenNLP.
 *
 * <p>It knows a hundred languages and spreads its bets over all of them, so that the winner has a
 * few hundredths and only the ratios say something: how far the first of our six is ahead of the
 * second, and of every stranger. In Cyrillic we have but one language to choose.
 */
public final class OpenNlpDetector implements LanguageDetector {
  /** Letters a text must have before its language is decided. */
  private static final int ENOUGH_LETTERS = 20;

  /** The model is no surer after this many characters, only slower. */
  private static final int LONG_ENOUGH = 300;

  private static final char FIRST_CYRILLIC = '\u0400';
  private static final char LAST_CYRILLIC = '\u052f';

  /** How many times as likely as all others a language must be. */
  private static final double AHEAD = 1.5;

  @Override
  public Language ofText(String text) {
    var start = text.substring(0, Math.min(text.length(), LONG_ENOUGH));
    var letters = start.codePoints().filter(Character::isLetter).count();
    if (letters < ENOUGH_LETTERS) {
      return isCyrillic(start) ? Language.RUSSIAN : Language.OTHER;
    }
    var bets = LanguageModel.bets(start);
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
    return best(text, LanguageModel.bets(text));
  }

  private static Language best(String text, EnumMap<Language, Double> bets) {
    if (isCyrillic(text)) {
      return Language.RUSSIAN;
    }
    return bets.entrySet().stream()
        .filter(bet -> bet.getKey() != Language.OTHER && bet.getKey() != Language.RUSSIAN)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Language.OTHER);
  }

  private static boolean isCyrillic(String text) {
    var letters = text.chars().filter(Character::isLetter).toArray();
    var cyrillic =
        Arrays.stream(letters)
            .filter(letter -> letter >= FIRST_CYRILLIC && letter <= LAST_CYRILLIC)
            .count();
    return 2 * cyrillic > letters.length;
  }
}
