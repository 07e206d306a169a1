package org.guildhall.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
  private static final Map<String, String> FIRM =
      Map.of(
          "ada", "Ada Moretti",
          "ben", "Ben Okafor",
          "ada.moretti-2", "Ada Moretti",
          "o_leary", "Siobhán <O'Leary>",
          "ирина", "Ирина Петрова",
          "zoë", "Zoë Laurent");

  private final Markdown markdown = new Markdown();

  private Markdown.Rendered rendered(String text) {
    return markdown.render(text, MentionsTest::lookUp);
  }

  private static Map<String, String> lookUp(Set<String> names) {
    var known = new HashMap<>(FIRM);
    known.keySet().retainAll(names);
    return known;
  }

  private Element shown(String text) {
    return Jsoup.parseBodyFragment(rendered(text).html()).body();
  }

  @Test
  void knownNameLinksToThatPerson() {
    var link = shown("Ask @ada about it.").selectFirst("a");
    assertEquals("../person/show?name=ada", link.attr("href"));
    assertEquals("@Ada Moretti", link.text());
    assertEquals("@ada", link.attr("title"));
    assertTrue(!link.hasAttr("rel"), "a link of ours");
    assertEquals("Ask @Ada Moretti about it.", shown("Ask @ada about it.").text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "@ada|ada",
        "(@ada)|ada",
        "@ada, @ben: look|ada ben",
        "thanks, @ada!|ada",
        "@ada...|ada",
        "@ada_|ada",
        "...@ada|ada",
        "@ada's idea|ada",
        "«@ada»|ada",
        "@ADA|ada",
        "@Ada.Moretti-2.|ada.moretti-2",
        "@o_leary|o_leary",
        "_@ada_|ada",
        "**@ada**|ada",
        "~~@ada~~|ada",
        "# @ada|ada",
        "- @ada|ada",
        "- [ ] @ada|ada",
        "> @ada|ada",
        "@Ирина,|ирина",
        "@zoe\u0308|zoë",
        "x<br>@ada|ada",
        "@ada/@ben|ada",
        "<b>@ada</b>|ada",
        "<code>x</code> @ada|ada",
        "https://example.com/x @ada|ada",
      })
  void nameIsFoundWhereAReaderSeesOne(String text, String names) {
    assertEquals(List.of(names.split(" ")), List.copyOf(rendered(text).mentioned()));
    assertEquals(names.split(" ").length, shown(text).select("a[title^=@]").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`@ada`",
        "```\n@ada\n```",
        "    @ada",
        "<code>@ada</code>",
        "<pre>@ada</pre>",
        "<kbd>@ada</kbd>",
        "[@ada](https://example.com)",
        "[**see @ada**](https://example.com)",
        "<a href='https://example.com'>@ada</a>",
        "![@ada](https://example.com/b.png)",
        "[x](https://example.com/@ada)",
        "https://example.com/@ada",
        "https://example.com/?to=@ada",
        "example.com/@ada",
        "ben@ada",
        "ben.x@ada.example.com",
        "<ben@ada.example.com>",
        "ben+@ada.example.com",
        "Ирина@ada",
        "5@ada",
        "_@ada",
        "@@ada",
        "@ada@example.com",
        "**x**@ada",
        "`x`@ada",
        "\\@ada",
        "@ ada",
        "@nobody",
        "@ada-2",
        "@adam",
        "@",
        "<!-- @ada -->",
        "<p title='@ada'>x</p>",
      })
  void nameIsNotFoundElsewhere(String text) {
    assertTrue(rendered(text).html().indexOf("person/show") < 0, rendered(text).html());
    assertEquals(Set.of(), rendered(text).mentioned());
    assertEquals(markdown.render(text), rendered(text).html());
  }

  @Test
  void escapedSignIsShownAsASign() {
    assertEquals("<p>&#64;ada &#64;ben</p>", markdown.render("\\@ada \\@ben").strip());
    assertEquals("@ada", shown("![\\@ada](https://example.com/b.png)").select("img").attr("alt"));
  }

  @Test
  void nameOfAPersonIsTextAndNoMarkup() {
    assertEquals("@Siobhán <O'Leary>", shown("@o_leary").selectFirst("a").text());
    assertEquals(
        "../person/show?name=%D0%B8%D1%80%D0%B8%D0%BD%D0%B0",
        shown("@ирина").selectFirst("a").attr("href"));
  }

  @Test
  void everyoneIsLookedUpAtOnceAndOnlyWhenSomeoneIsMentioned() {
    var asked = new ArrayList<Set<String>>();
    markdown.render(
        "@ada and @Ben, @ada again, and | @nobody",
        names -> {
          asked.add(Set.copyOf(names));
          return lookUp(names);
        });
    markdown.render(
        "nobody@example.com `@ada`",
        names -> {
          asked.add(Set.copyOf(names));
          return Map.of();
        });
    assertEquals(List.of(Set.of("ada", "ben", "nobody")), asked);
  }

  @Test
  void crowdIsNotLookedUp() {
    var text =
        IntStream.range(0, 10_000).mapToObj(i -> "@p" + i).collect(Collectors.joining(" "))
            + " @p0";
    var asked = new HashSet<String>();
    var rendered =
        markdown.render(
            text,
            names -> {
              asked.addAll(names);
              return names.stream().collect(Collectors.toMap(name -> name, name -> "N"));
            });
    assertEquals(Mentions.MOST, asked.size());
    var links = Jsoup.parseBodyFragment(rendered.html()).select("a");
    assertEquals(Mentions.MOST + 1, links.size(), "the first again, too");
  }

  @Test
  void withoutALookUpNobodyIsMentioned() {
    assertEquals("<p>&#64;ada &#64;ben</p>", markdown.render("@ada @ben").strip());
    assertEquals("@ada", markdown.plainText("@ada"));
  }

  @Property
  void noTextLinksToAnyoneWhoWasNotLookedUp(@ForAll("texts") String text) {
    var found = new TreeSet<String>();
    var rendered =
        markdown.render(
            text,
            names -> {
              var known = lookUp(names);
              found.addAll(known.keySet());
              return known;
            });
    var linked = new TreeSet<String>();
    for (var link : Jsoup.parseBodyFragment(rendered.html()).select("a[href*=person/show]")) {
      assertEquals("@" + FIRM.get(link.attr("title").substring(1)), link.text());
      assertEquals(0, link.select("a a").size());
      linked.add(link.attr("title").substring(1));
    }
    assertEquals(found, linked);
    assertEquals(found, new TreeSet<>(rendered.mentioned()));
  }

  @Property
  void codeIsLeftAsItWasWritten(@ForAll("texts") String text) {
    var code = "`` x " + text.replace('`', '\'').replaceAll("\\s+", " ") + " x ``";
    assertEquals(markdown.render(code), rendered(code).html());
    assertEquals(Set.of(), rendered(code).mentioned());
  }

  @Provide
  Arbitrary<String> texts() {
    var pieces =
        Arbitraries.of(
            "@ada",
            "@ben",
            "@Ирина",
            "@",
            "ada",
            "@nobody",
            " ",
            " ",
            "\n",
            "\n\n",
            "`",
            "```\n",
            "*",
            "**",
            "_",
            "~~",
            "[",
            "](",
            ")",
            "](https://example.com)",
            "!",
            "\\",
            "<a>",
            "</a>",
            "<code>",
            "</code>",
            "<pre>",
            "<",
            ">",
            "> ",
            "- ",
            "    ",
            "|",
            "\n|-|\n",
            "&#64;",
            "https://example.com/",
            "@example.com",
            ".",
            "/",
            "-",
            "#",
            "\u0000",
            "\u0308",
            "😀");
    return Arbitraries.oneOf(
            pieces,
            Arbitraries.strings().ofMaxLength(3),
            Arbitraries.strings().withChars("@ab_ *`"))
        .list()
        .ofMaxSize(25)
        .map(all -> String.join("", all));
  }
}
