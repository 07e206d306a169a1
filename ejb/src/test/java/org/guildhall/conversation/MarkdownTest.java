package org.guildhall.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  private final Markdown markdown = new Markdown();

  private Element shown(String text) {
    return Jsoup.parseBodyFragment(markdown.render(text)).body();
  }

  @Test
  void headingsStandBelowThoseOfThePageAndSkipNoLevel() {
    assertHeadings("# a\n## b\n### c\n#### d\n##### e", "h3", "h4", "h5", "h6", "h6");
    assertHeadings("### a\n# b\n### c\n## d", "h3", "h3", "h4", "h4");
    assertHeadings("<h2>a</h2>\n\n## b", "h3", "h4");
  }

  private void assertHeadings(String text, String... levels) {
    var headings = shown(text).select("h1, h2, h3, h4, h5, h6");
    assertEquals(List.of(levels), headings.stream().map(Element::tagName).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a?b=c",
        "HTTP://example.com",
        "//example.com",
        "/\\example.com"
      })
  void linkThatLeavesTheSiteSaysSo(String address) {
    assertEquals(
        "nofollow noopener noreferrer",
        shown("<a href='" + address + "'>x</a>").child(0).child(0).attr("rel"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/guildhall/x", "x.html", "#top", "?q=1", "mailto:ada@example.com"})
  void linkThatStaysIsPlain(String address) {
    var link = shown("[x](" + address + ")").selectFirst("a");
    assertEquals(address, link.attr("href"));
    assertFalse(link.hasAttr("rel"));
  }

  @ParameterizedTest
  @CsvSource({
    "../person/show?name=ada,https://firm.example/guildhall/person/show?name=ada",
    "show?id=7#p9,https://firm.example/guildhall/conversation/show?id=7#p9",
    "#top,https://firm.example/guildhall/conversation/show?id=1#top",
    "/elsewhere,https://firm.example/elsewhere",
    "//example.com/a,https://example.com/a",
    "https://example.com/a?b&c,https://example.com/a?b&c",
    "mailto:ada@example.com,mailto:ada@example.com"
  })
  void outsideOfItsPageAPostHasAbsoluteAddresses(String written, String expected) {
    var page = URI.create("https://firm.example/guildhall/conversation/show?id=1");
    var html = Markdown.absolute(markdown.render("[x](" + written + ")"), page);
    assertEquals(expected, Jsoup.parseBodyFragment(html).selectFirst("a").attr("href"));
  }

  @Test
  void absoluteAddressesChangeNothingElse() {
    var page = URI.create("https://firm.example/guildhall/conversation/show?id=1");
    var html =
        markdown.render("# a & <b>b</b>\n\n```\n  x < y\n\n  z\n```\n\n- [x] c\n\n|a|\n|-|\n|b|");
    assertEquals(
        Jsoup.parseBodyFragment(html).body().html(),
        Jsoup.parseBodyFragment(Markdown.absolute(html, page)).body().html());
    assertEquals(
        "https://firm.example/b.png",
        Jsoup.parseBodyFragment(Markdown.absolute(markdown.render("![b](/b.png)"), page))
            .selectFirst("img")
            .attr("src"));
  }

  @Test
  void bareAddressBecomesALink() {
    assertEquals(
        "https://example.com/a", shown("see https://example.com/a.").selectFirst("a").attr("href"));
  }

  @Test
  void imageLoadsLateAndTellsNobody() {
    var image = shown("![a bike](https://example.com/b.png)").selectFirst("img");
    assertEquals("a bike", image.attr("alt"));
    assertEquals("lazy", image.attr("loading"));
    assertEquals("no-referrer", image.attr("referrerpolicy"));
    assertTrue(shown("<img src=/b.png>").selectFirst("img").hasAttr("alt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://example.com/b.png", "//example.com/b.png", "/\\example.com/b.png"})
  void imageFromOutsideComesOverHttps(String address) {
    assertEquals(
        "https://example.com/b.png",
        shown("<img src='" + address + "' alt=b>").selectFirst("img").attr("src"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailto:b.png", "ftp://example.com/b.png", "data:image/png;base64,AA"})
  void imageFromAnywhereElseIsDropped(String address) {
    assertEquals(0, shown("<p>a <img src='" + address + "' alt=b></p>").select("img").size());
  }

  @Test
  void languageOfCodeIsKeptAndNoOtherClass() {
    assertEquals("language-c++", shown("```c++ foo\nx\n```").selectFirst("code").className());
    assertEquals(
        "", shown("<code class='btn language-x'>x</code>").selectFirst("code").className());
    assertFalse(shown("<p class='language-x'>x</p>").selectFirst("p").hasAttr("class"));
  }

  @Test
  void columnsKeepTheirAlignment() {
    var cells = shown("|a|b|c|\n|:-|:-:|-:|\n|1|2|3|").select("td");
    assertEquals("[left, center, right]", cells.eachAttr("align").toString());
    assertEquals(0, cells.select("[style]").size());
  }

  @Test
  void taskIsADisabledCheckboxLabelledByItsWords() {
    var html = shown("- [x] oil the **chain**\n- [ ] rest\n  - nested\n\n\n1. [ ] loose\n\n2. b");
    var labels = html.select("li label:has(input[type=checkbox][disabled])");
    assertEquals("[oil the chain, rest, loose]", labels.eachText().toString());
    assertEquals(1, html.select("input[checked]").size());
  }

  @Test
  void strikethroughNeedsTwoTildes() {
    assertEquals("b", shown("~a~ ~~b~~").selectFirst("del").text());
  }

  @Test
  void harmlessTagsStayAndOthersLeaveTheirWords() {
    assertEquals(
        "<p>H<sub>2</sub>O <kbd>F1</kbd> big</p>",
        markdown.render("H<sub>2</sub>O <kbd>F1</kbd> <font size=7>big</font>").strip());
  }

  @Test
  void plainTextHasTheWordsAndTheCodeButNoTargets() {
    assertEquals(
        "Title a link and a picture x < y; one two 1 2",
        markdown.plainText(
            "# Title\n"
                + "a [link](https://example.com) and ![a picture](/p.png)\n\n"
                + "```\n"
                + "x < y;\n"
                + "```\n\n"
                + "- one\n"
                + "- **two**\n\n"
                + "|1|2|\n"
                + "|-|-|\n"));
  }

  @Test
  void textThatWouldGrowWithoutMeasureStaysText() {
    var links = "[a]: /" + "b".repeat(9_000) + "\n\n" + "[a]".repeat(3_000);
    var html = markdown.render(links);
    assertEquals(0, shown(links).select("a").size());
    assertEquals(links, shown(links).wholeText());
    assertTrue(html.length() < 100_000, "length: " + html.length());
    var widest = "<&=@+'\"`".repeat(12_500);
    assertTrue(markdown.render(widest).length() <= 1_000_000);
    var mails = "a@b.c ".repeat(100_000 / 6);
    assertTrue(markdown.render(mails).length() <= 1_000_000);
  }

  @Test
  void tableWithTooManyCellsStaysText() {
    var html =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> shown("|a".repeat(2500) + "\n" + "|-".repeat(2500) + "\n" + "a\n".repeat(5000)));
    assertEquals(0, html.select("table").size());
    assertTrue(html.text().startsWith("|a|a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">",
        "> ",
        "[",
        "![",
        "*",
        "_a ",
        "*a ",
        "- ",
        "1. ",
        "[a](",
        "[a](<b",
        "`",
        "~~a ",
        "<b>",
        "<blockquote>",
        "<ul><li>",
        "<table><td>",
        "<!--",
        "<a href='x'>",
        "&",
        "a]",
        "[]: /\n",
        "|",
        "|a\n-|-\n",
        "\\",
        "<",
        "#\n",
        "www.a ",
        "a@b.c ",
        "\t",
        "**x",
        "*a_",
        "://",
        "{{"
      })
  void whatIsRepeatedTenThousandTimesIsNeitherSlowNorTooDeep(String part) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          markdown.plainText(part.repeat(10_000));
          markdown.plainText(
              part.repeat(10_000) + "a" + new StringBuilder(part.repeat(10_000)).reverse());
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\0",
        "a\0b",
        "\uD800",
        "\uDC00x",
        "[a](\uD800)",
        "`\uDBFF`",
        "\uFEFF",
        "\r",
        "\u2028"
      })
  void oddCharactersDoNoHarm(String text) {
    assertFalse(markdown.render(text).contains("\0"));
    assertFalse(markdown.plainText(text).contains("\0"));
  }
}
