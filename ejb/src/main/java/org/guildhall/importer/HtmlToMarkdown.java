package org.guildhall.importer;

import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.Jsoup;

/**
 * Turns the HTML of another system's posts into Markdown that a person can read and edit.
 *
 * <p>Keeps the words always and the form where Markdown has one. Keeps no state and may be used
 * from any thread.
 */
public class HtmlToMarkdown {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), StrikethroughExtension.create());

  private final MarkdownRenderer renderer =
      MarkdownRenderer.builder().extensions(EXTENSIONS).build();

  /**
   * @param html a fragment as it stands in the body of a page; any string
   * @return Markdown in the dialect of the conversations, without a line break at its end
   */
  public String convert(String html) {
    return convert(html, UnaryOperator.identity());
  }

  /**
   * @param html a fragment as it stands in the body of a page; any string
   * @param addresses gives each link the address it shall have
   * @return Markdown in the dialect of the conversations, without a line break at its end
   */
  public String convert(String html, UnaryOperator<String> addresses) {
    var body = Jsoup.parseBodyFragment(html).body();
    for (var link : body.select("a[href]")) {
      link.attr("href", addresses.apply(link.attr("href")));
    }
    var document = new Document();
    new HtmlBlocks().append(body, document);
    return renderer.render(document).stripTrailing();
  }
}
