package org.guildhall.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.guildhall.search.lucene.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenNlpDetectorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENGLISH | The builds were failing since we upgraded the runner
          ITALIAN | La macchina del caffè nella nostra cucina è rotta
          RUSSIAN | После обновления две сборки из трёх падают ночью
          RUSSIAN | Сборка падает
          GERMAN  | Die Anwendung muss nach jeder Änderung neu gestartet werden
          SPANISH | Las canciones que escuchamos durante la comida eran muy buenas
          FRENCH  | Il faut que l'équipe vérifie les factures avant la fin du mois
          OTHER   | Grazie mille
          OTHER   | kubectl get pods
          OTHER   | Não consigo encontrar a sala de reuniões que você mencionou ontem
          OTHER   | Mötet är inställt eftersom alla är sjuka idag, vi ses nästa vecka
          OTHER   | De server doet het niet meer sinds vanochtend, kan iemand kijken?
          OTHER   | これは日本語の文章です。会議室はどこにあるか教えてください
          OTHER   | 1234567890 ?!
          OTHER   | ''
          """)
  void textIsOfOneOfTheSixLanguagesOrOfNone(Language language, String text) {
    assertEquals(language, new OpenNlpDetector().ofText(text));
  }

  @ParameterizedTest
  @CsvSource({
    "eng, The builds were failing since we upgraded the runner",
    "ita, La macchina del caffè nella nostra cucina è rotta",
    "deu, Die Anwendung muss nach jeder Änderung neu gestartet werden",
    "rus, После обновления две сборки из трёх падают ночью"
  })
  void modelBetsAsOpenNlpItself(String code, String text) throws IOException {
    try (var in = LanguageDetectorME.class.getResourceAsStream("/langdetect-183.bin")) {
      var reading = LanguageModel.reading(text);
      while (!reading.isAtEnd()) {
        reading.read(20);
      }
      var bets = reading.bets();
      var ratio = Math.exp(bets.get(Language.ITALIAN) - bets.get(Language.FRENCH));
      var theirs =
          Arrays.stream(
                  new LanguageDetectorME(new LanguageDetectorModel(in)).predictLanguages(text))
              .collect(Collectors.toMap(bet -> bet.getLang(), bet -> bet.getConfidence()));
      assertEquals(theirs.get("ita") / theirs.get("fra"), ratio, 1e-3);
      assertEquals(code, Collections.max(theirs.entrySet(), Map.Entry.comparingByValue()).getKey());
    }
  }

  /** A text that begins in one language and goes on in another is not told by its first words. */
  @Test
  void languageIsToldEarlyOnlyWhereItIsClear() {
    var quoting = "Ja, danke. The builds were failing since we upgraded the runner on Monday. ";
    assertEquals(Language.ENGLISH, new OpenNlpDetector().ofText(quoting.repeat(3)));
  }

  @Test
  void localeGivesTheReadersLanguage() {
    assertEquals(Language.RUSSIAN, Language.of(Locale.forLanguageTag("ru-RU")));
    assertEquals(Language.OTHER, Language.of(Locale.JAPANESE));
  }
}
