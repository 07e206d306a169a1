package org.guildhall.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.UnaryOperator;
import org.guildhall.conversation.Markdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {
  private final Markdown markdown = new Markdown();

  private static String converted(String comment) {
    return CommentText.toMarkdown(comment, UnaryOperator.identity());
  }

  /** What a page shows of it, as text. */
  private String shown(String comment) {
    return markdown.plainText(converted(comment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. is not what I meant",
        "2) neither",
        "# nor a heading",
        "#hash",
        "> no quotation",
        "- no list",
        "+1 for this",
        "+ 1 for this",
        "* no list",
        "=====",
        "---",
        "~~~ no code",
        "~~gone~~",
        "<b>bold</b> and 1 < 2 > 0 && &amp; &#35; &nope;",
        "<script>alert(1)</script>",
        "[a]: https://example.com/",
        "[tag:java] and [x]",
        "a | b",
        "Snowman ☃ и Кириллица 🚲",
        "@ada thanks",
        "AT&T",
        "![picture] here",
      })
  void textThatMeansSomethingOnlyHereStaysText(String comment) {
    assertEquals(comment, shown(comment));
  }

  @Test
  void emphasisAndCodeAndLinksMeanTheSame() {
    assertEquals(
        "<p><em>so</em> <strong>very</strong> <code>a &lt; b</code></p>",
        markdown.render(converted("*so* **very** `a < b`")).strip());
    assertEquals("[here](https://a.b/c_(d) \"t\")", converted("[here](https://a.b/c_(d) \"t\")"));
    assertEquals("See https://a.b/c?d=1&lt=2.", converted("See https://a.b/c?d=1&lt=2."));
  }

  @Test
  void everyLineOfACommentIsHeldDown() {
    assertEquals("one\n\\# two\n3\\. three", converted("one\n  # two\n3. three"));
  }

  @Test
  void linksAreTurned() {
    UnaryOperator<String> turn = address -> address.replace("https://old/q/7", "show?id=1");
    assertEquals(
        "[there](show?id=1), [https://old/q/7](show?id=1) and `https://old/q/7`",
        CommentText.toMarkdown(
            "[there](https://old/q/7), https://old/q/7 and `https://old/q/7`", turn));
  }
}
