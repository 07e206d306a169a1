package org.guildhall.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;

/**
 * Turns the Markdown that people write into HTML that is safe to show, and into plain text.
 *
 * <p>The dialect is CommonMark with the tables, strikethrough, task lists and bare links of GitHub,
 * and with mentions of people. Of the 652 examples of CommonMark 0.31.2 it renders 647 as
 * specified; in the other five a bare address becomes a link. Everything is prepared once; the
 * object keeps no state and may be used from any thread.
 */
@ApplicationScoped
public class Markdown {
  /**
   * Deeper nesting than this stays text. People do not nest so deeply; whoever does is after the
   * stack of the server, which parser and renderer use for every level.
   */
  private static final int DEEPEST = 50;

  /**
   * Rows shorter than the head of their table are filled up with empty cells, so a page of text
   * could become millions of them. Past this number a table stays text.
   */
  private static final int MOST_CELLS = 10_000;

  /**
   * So much HTML fits its column. Definitions of links can be used again and again, so a page of
   * text could become a thousand times as long. Past this length it stays text.
   */
  private static final int MOST_HTML = 1_000_000;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private final Parser parser;
  private final Parser parserWithoutTables;
  private final HtmlRenderer renderer;
  private final SafeHtml safeHtml = new SafeHtml();

  public Markdown() {
    this(
        List.of(new TablesExtension.Builder().maxCells(MOST_CELLS).build()),
        List.of(
            StrikethroughExtension.builder().requireTwoTildes(true).build(),
            AutolinkExtension.create(),
            TaskListItemsExtension.create(),
            new TaskLabels(),
            new Mentions()));
  }

  Markdown(List<Extension> tables, List<Extension> others) {
    parser = parser().extensions(tables).extensions(others).build();
    parserWithoutTables = parser().extensions(others).build();
    renderer =
        HtmlRenderer.builder()
            .extensions(tables)
            .extensions(others)
            .percentEncodeUrls(true)
            .build();
  }

  private static Parser.Builder parser() {
    return Parser.builder().maxOpenBlockParsers(DEEPEST).maxInlineNesting(DEEPEST);
  }

  /**
   * The HTML as the specification of Markdown has it, with all that its author put in: unsafe.
   *
   * @throws TooLongException when that would be more than {@link #MOST_HTML}
   */
  String toHtml(String markdown) {
    return html(parse(markdown));
  }

  private String html(Node document) {
    var html = new Bounded();
    renderer.render(document, html);
    return html.toString();
  }

  /** Says no in the middle, before the memory is full. */
  private static final class Bounded implements Appendable {
    private final StringBuilder html = new StringBuilder();

    @Override
    public Appendable append(CharSequence text) {
      return append(text, 0, text.length());
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
      if (html.length() + end - start > MOST_HTML) {
        throw new TooLongException();
      }
      html.append(text, start, end);
      return this;
    }

    @Override
    public Appendable append(char one) {
      return append(String.valueOf(one));
    }

    @Override
    public String toString() {
      return html.toString();
    }
  }

  private static final class TooLongException extends RuntimeException {}

  private Node parse(String markdown) {
    try {
      return parser.parse(markdown);
    } catch (IllegalArgumentException tooManyCells) {
      return parserWithoutTables.parse(markdown);
    }
  }

  /**
   * The HTML to show in a page.
   *
   * <p>It carries no script, style, form or id. Headings start at {@code h3}, below the page's own,
   * and skip no level. Nobody is mentioned: {@code @ada} stays text.
   *
   * @param markdown what somebody wrote; any string, also a malformed one
   */
  public String render(String markdown) {
    return safeHtml(parse(markdown)).orElseGet(() -> asText(markdown));
  }

  /** Empty when it would be more than {@link #MOST_HTML}. */
  private Optional<String> safeHtml(Node document) {
    try {
      return Optional.of(safeHtml.of(html(document))).filter(html -> html.length() <= MOST_HTML);
    } catch (TooLongException e) {
      return Optional.empty();
    }
  }

  private String asText(String markdown) {
    return safeHtml.of("<pre>" + Entities.escape(markdown) + "</pre>");
  }

  /**
   * What a text has become.
   *
   * @param html safe to show in a page
   * @param mentioned the user names of those it has links to, in the order of the text
   */
  record Rendered(String html, Set<String> mentioned) {}

  /**
   * The same with {@linkplain Mentions mentions} as links, which lead on from the pages of this
   * component.
   *
   * @param names gives the names of those who are known here, by user names in lower case; asked at
   *     most once, for at most {@link Mentions#MOST}
   */
  Rendered render(String markdown, Function<Set<String>, Map<String, String>> names) {
    var document = parse(markdown);
    var mentioned = Mentions.resolve(document, names);
    return safeHtml(document)
        .map(html -> new Rendered(html, mentioned))
        .orElseGet(() -> new Rendered(asText(markdown), Set.of()));
  }

  /** Whether {@code @} and that user name mention someone, if he is known here. */
  public static boolean mentions(String userName) {
    return Mentions.reach(userName);
  }

  /**
   * The HTML of a post for readers outside of its page: every address in it is absolute.
   *
   * @param html what {@link #render} gave
   * @param page the absolute address of a page that shows posts, from which it is seen
   */
  public static String absolute(String html, URI page) {
    if (!html.contains("href=") && !html.contains("src=")) {
      return html;
    }
    var document = Jsoup.parseBodyFragment(html, page.toString());
    document.outputSettings().prettyPrint(false);
    for (var attribute : List.of("href", "src")) {
      for (var element : document.body().select("[" + attribute + "]")) {
        // What is no address, jsoup makes nothing of; then it stays what it was.
        var address = element.absUrl(attribute);
        if (!address.isEmpty()) {
          element.attr(attribute, address);
        }
      }
    }
    return document.body().html();
  }

  /**
   * The words alone, on one line: for the search index and for excerpts. Code and the descriptions
   * of images are kept, targets of links are not. The result is text, not HTML.
   *
   * @param markdown what somebody wrote; any string, also a malformed one
   */
  public String plainText(String markdown) {
    var body = Jsoup.parseBodyFragment(render(markdown)).body();
    for (var image : body.select("img")) {
      image.before(new TextNode(" " + image.attr("alt") + " "));
    }
    return WHITE_SPACE.matcher(body.text()).replaceAll(" ").strip();
  }
}
