package org.guildhall.search;

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

  /** So many are read until the next look at whether that was enough. */
  private static final int STEP = 50;

  private static final char FIRST_CYRILLIC = '\u0400';
  private static final char LAST_CYRILLIC = '\u052f';

  /** How many times as likely as all others a language must be; as a logarithm, as bets are. */
  private static final double AHEAD = Math.log(1.5);

  /** The same, to be told before the end. */
  private static final double FAR_AHEAD = Math.log(2.2);

  @Override
  public Language ofText(String text) {
    var start = text.substring(0, Math.min(text.length(), LONG_ENOUGH));
    var cyrillic = isCyrillic(start);
    if (start.chars().filter(Character::isLetter).count() < ENOUGH_LETTERS) {
      return cyrillic ? Language.RUSSIAN : Language.OTHER;
    }
    var reading = LanguageModel.reading(start);
    while (true) {
      reading.read(STEP);
      var bets = reading.bets();
      var best = best(cyrillic, bets);
      var likely = bets.get(best);
      var stranger = bets.get(Language.OTHER);
      bets.keySet().removeAll(EnumSet.of(best, Language.OTHER));
      var second = cyrillic ? Double.NEGATIVE_INFINITY : Collections.max(bets.values());
      if (reading.isAtEnd()) {
        var beaten = stranger > likely + AHEAD || second + AHEAD > likely;
        return beaten ? Language.OTHER : best;
      }
      if (likely > FAR_AHEAD + Math.max(second, stranger)) {
        return best;
      }
    }
  }

  @Override
  public Language ofQuery(String text) {
    var reading = LanguageModel.reading(text);
    reading.read(LONG_ENOUGH);
    return best(isCyrillic(text), reading.bets());
  }

  private static Language best(boolean cyrillic, EnumMap<Language, Double> bets) {
    if (cyrillic) {
      return Language.RUSSIAN;
    }
    return bets.entrySet().stream()
        .filter(bet -> bet.getKey() != Language.OTHER && bet.getKey() != Language.RUSSIAN)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Language.OTHER);
  }

  private static boolean isCyrillic(String text) {
    var letters = 0;
    var cyrillic = 0;
    for (var i = 0; i < text.length(); i++) {
      var one = text.charAt(i);
      if (Character.isLetter(one)) {
        letters++;
        cyrillic += one >= FIRST_CYRILLIC && one <= LAST_CYRILLIC ? 1 : 0;
      }
    }
    return 2 * cyrillic > letters;
  }
}
