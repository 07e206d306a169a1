package org.guildhall.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.Fixtures;
import org.guildhall.conversation.Markdown;
import org.guildhall.importer.StackExchangeDump.PostType;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlToMarkdownTest {
  private final HtmlToMarkdown htmlToMarkdown = new HtmlToMarkdown();
  private final Markdown markdown = new Markdown();

  private Element shown(String html) {
    return Jsoup.parseBodyFragment(markdown.render(htmlToMarkdown.convert(html))).body();
  }

  @Test
  void everyPostOfASiteKeepsItsWordsLinksItemsAndCode() {
    var losses = new ArrayList<String>();
    try (var dump = StackExchangeDump.open(Fixtures.find("stackexchange-bicycles-meta"))) {
      dump.posts(
          post -> {
            if (post.type() == PostType.OTHER) {
              return;
            }
            var before = Jsoup.parseBodyFragment(post.html()).body();
            var after = shown(post.html());
            if (!traits(before).equals(traits(after))
                || before.select("a[href]").size() > after.select("a[href]").size()) {
              losses.add(post.id() + "\n" + traits(before) + "\n" + traits(after));
            }
          });
    }
    assertEquals(List.of(), losses);
  }

  /** Addresses that stood in the text without being links become links; that is no loss. */
  private static boolean isBare(Element link) {
    return link.text().matches("(https?://|www\\.)\\S+|\\S+@\\S+");
  }

  private static List<Object> traits(Element body) {
    return List.of(
        body.text().replaceAll("\\s+", ""),
        body.select("a[href]").stream().filter(a -> !isBare(a)).count(),
        body.select("img").size(),
        body.select("li").size(),
        body.select("pre").eachText(),
        body.select("pre, :not(pre) > code").size(),
        body.select("blockquote").size(),
        body.select("tr").size(),
        body.select("em, i, strong, b, kbd, sub, sup").stream()
            .filter(form -> form.closest("pre") == null)
            .count(),
        body.select("h1, h2, h3, h4, h5, h6").size());
  }

  private void assertMarkdown(String expected, String html) {
    assertEquals(expected, htmlToMarkdown.convert(html));
  }

  @Test
  void blocksBecomeMarkdown() {
    assertMarkdown(
        "## A *b*\n\nc d\n\n___\n\n> e", "<h2>A <i>b</i></h2>c\n d<hr><blockquote>e</blockquote>");
    assertMarkdown("- a\n  - b\n- c", "<ul><li>a<ul><li>b</ul><li>c</ul>");
    assertMarkdown("3. a\n4. b", "<ol start=3><li>a</li><li>b</li></ol>");
    assertMarkdown(
        "````java\na\n```\nb\n````", "<pre class='lang-java'><code>a\n```\nb\n</code></pre>");
  }

  @Test
  void tableKeepsHeadAlignmentAndOneLinePerRow() {
    assertMarkdown(
        "|A|B|\n|:---|---:|\n|1\\|2|**x**<br>y|\n||z|",
        "<table><tr><th>A<th>B</tr><tr><td align=left>1|2<td style='text-align:"
            + " right;'><b>x</b><p>y</tr><tr><td><td>z</table>");
    assertEquals(
        3, shown("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>").select("tr").size());
  }

  @Test
  void whatLooksLikeMarkdownIsEscaped() {
    for (var text :
        List.of(
            "# a",
            "1. a",
            "- a",
            "+ a",
            "* a *",
            "> a",
            "[x](y)",
            "a_b_c",
            "_a_",
            "`a`",
            "<b>a</b>",
            "&amp;",
            "~~a~~",
            "***",
            "---",
            "===",
            "| a |",
            "\\a",
            "![x](y)",
            "<!-- -->",
            "1) a",
            "    a",
            "```",
            "[x]: y",
            "- [ ] a")) {
      var html = "<p></p>";
      var body = Jsoup.parseBodyFragment(html).body();
      body.child(0).text(text);
      assertEquals(text.strip(), shown(body.html()).wholeText().strip(), text);
      body.child(0).text("x").append("<br>").appendText(text);
      assertEquals("x " + text.strip(), shown(body.html()).text(), text);
    }
  }

  @Test
  void spacesAreMovedOutOfEmphasis() {
    assertMarkdown("a **b** c", "<p>a<b> b </b>c</p>");
    assertMarkdown("a b", "<p>a<b> </b>b<i></i></p>");
    assertMarkdown("a *[b](/c)* d", "<p>a<i> <a href='/c'>b</a> </i>d</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>bi</b>cycles",
        "<b>\"Yes\"</b>she said",
        "un<i>believ</i>able",
        "<i>a</i><i>b</i>",
        "<b>a</b><i>b</i>",
        "<i><b>a</b></i>",
        "<b><i>a</i> b</b>",
        "<b>a<i>b</i>c</b>",
        "x<b>(a)</b>y",
        "<i>a<b>b</b></i>c",
        "<del>a.</del>b",
        "a<b>&nbsp;b</b>",
        "a\u2003<b>b</b>",
        "<b>\uD83D\uDEB2</b>x",
        "x<b>a</b>\uD83D\uDEB2"
      })
  void emphasisIsReadBackWhereverItStands(String html) {
    assertEquals(
        Jsoup.parseBodyFragment("<p>" + html + "</p>")
            .body()
            .html()
            .replace("<b>", "<strong>")
            .replace("</b>", "</strong>")
            .replace("<i>", "<em>")
            .replace("</i>", "</em>"),
        shown("<p>" + html + "</p>").html());
  }

  @Test
  void unknownTagsLeaveTheirWordsAndScriptsGo() {
    assertMarkdown(
        "a b\n\nc",
        "<p><font>a</font>"
            + " <blink>b</blink></p><section><custom>c</custom></section><script>d</script><!-- e"
            + " -->");
  }

  @Test
  void itemsOutsideAListBecomeOne() {
    assertMarkdown("a\n\n- b\n- c", "<p>a<li>b<li>c");
  }

  @Test
  void twoListsInARowStayTwo() {
    assertEquals(2, shown("<ul><li>a</ul><ul><li>b</ul>").select("ul").size());
    assertEquals(2, shown("<ol><li>a</ol><ol><li>b</ol>").select("ol").size());
  }

  @Test
  void addressesSurviveWhateverIsInThem() {
    for (var address : List.of("/a_b_c", "/a+b;c,d", "/a%20b", "/?a=b&c=d", "/*x*")) {
      assertEquals(
          address,
          shown("<a href='" + address + "' title='t \"u\"'>x</a>").selectFirst("a").attr("href"));
    }
    assertEquals(
        "t \"u\"", shown("<a href='/a' title='t \"u\"'>x</a>").selectFirst("a").attr("title"));
    assertEquals("/a%20b", shown("<a href='/a b'>x</a>").selectFirst("a").attr("href"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<blockquote>",
        "<ul><li>",
        "<b>",
        "<div>",
        "<table><td>",
        "<i><b>",
        "<a href=x>",
        "<br>",
        "<p>",
        "<sub>",
        "<pre>",
        "<font>"
      })
  void deepNestingIsNeitherSlowNorLosesTheWords(String tag) {
    var shown =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> shown(tag.repeat(5000) + "words"));
    assertTrue(shown.text().contains("words"));
  }

  @Test
  void emptyHtmlIsEmptyMarkdown() {
    assertMarkdown("", "");
    assertMarkdown("", " <p> </p><ul></ul><blockquote></blockquote><table></table><b></b>");
  }
}
