package org.guildhall.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Developers                 | developers
          Cycling to work            | cycling-to-work
          '  Lean -- coffee! '       | lean-coffee
          L'ufficio di Città di Castello | l-ufficio-di-citta-di-castello
          Разработчики из Таллинна   | razrabotchiki-iz-tallinna
          Объект: йога и щи          | obekt-yoga-i-shchi
          Žlutý kůň                  | zluty-kun
          Straße, Łódź, Ærø          | strasse-lodz-aero
          C++                        | c-plus-plus
          C#                         | c-sharp
          C                          | c
          .NET                       | net
          R&D                        | r-d
          ＡＢＣ ２                  | abc-2
          2024                       | 2024
          ½ price                    | 1-2-price
          """)
  void nameBecomesReadableAddress(String name, String slug) {
    assertEquals(slug, Slug.of(name, Facet.TOPIC, 42).value());
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '", "🚲", "社区", "'مجتمع'", "---", "ъь"})
  void nameThatLeavesNothingGoesByFacetAndNumber(String name) {
    assertEquals("topic-42", Slug.of(name, Facet.TOPIC, 42).value());
  }

  @Test
  void longNameIsCutBetweenWords() {
    var slug = Slug.of("community ".repeat(20), Facet.TOPIC, 1).value();
    assertEquals("community-community-community-community-community-community".length(), 59);
    assertEquals("community-community-community-community-community-community", slug);
  }

  @Test
  void longWordIsCutAtSixty() {
    assertEquals("a".repeat(60), Slug.of("a".repeat(100_000), Facet.TOPIC, 1).value());
    assertEquals("a".repeat(60), Slug.of("a".repeat(60) + " b", Facet.TOPIC, 1).value());
  }

  @Test
  void slugIsNothingElse() {
    for (var bad : new String[] {"", "A", "a b", "-a", "a-", "a--b", "é", "a".repeat(61)}) {
      assertThrows(IllegalArgumentException.class, () -> new Slug(bad));
    }
  }

  @Property
  void everyNameHasASlugThatIsItsOwnSlug(@ForAll String name, @ForAll Facet facet) {
    var slug = Slug.of(name, facet, 3).value();
    assertTrue(slug.matches("[a-z0-9-]{1,60}"));
    assertEquals(slug, Slug.of(slug, facet, 9).value());
  }
}
