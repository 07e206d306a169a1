package org.guildhall.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
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

  @Test
  void localeGivesTheReadersLanguage() {
    assertEquals(Language.RUSSIAN, Language.of(Locale.forLanguageTag("ru-RU")));
    assertEquals(Language.OTHER, Language.of(Locale.JAPANESE));
  }
}
