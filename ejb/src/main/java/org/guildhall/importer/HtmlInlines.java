package org.guildhall.importer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Makes the inline part of one Markdown block from HTML: white space as a browser would show it,
 * and emphasis only where Markdown would read it back.
 */
class HtmlInlines {
  private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t\\n\\r\\f]+");

  /** Markdown has no sign for these; the conversations show the tags themselves. */
  private static final Set<String> KEPT_TAGS = Set.of("kbd", "sub", "sup");

  private static final int DEEPEST = 30;

  private enum Gap {
    NONE,
    SPACE,
    BREAK
  }

  private final Node block;

  /** The innermost form that has content. */
  private Node open;

  /** Forms inside it that were opened and have no content yet; without any they vanish. */
  private final Deque<Node> waiting = new ArrayDeque<>();

  /** What to put before the next word; at the ends of a block and of a form there is no gap. */
  private Gap gap = Gap.NONE;

  private int depth;

  HtmlInlines(Node block) {
    this.block = block;
    this.open = block;
  }

  /** Adds the block to its parent, if anything is in it. */
  void finish(Node parent) {
    Emphases.settle(block);
    if (block.getFirstChild() != null) {
      parent.appendChild(block);
    }
  }

  HtmlInlines appendChildren(Element element) {
    for (var child : element.childNodes()) {
      append(child);
    }
    return this;
  }

  void append(org.jsoup.nodes.Node node) {
    if (node instanceof TextNode text) {
      text(text.getWholeText());
    } else if (node instanceof Element element) {
      if (depth == DEEPEST) {
        text(element.text());
      } else {
        depth++;
        element(element);
        depth--;
      }
    }
  }

  private void element(Element element) {
    var name = element.normalName();
    switch (name) {
      case "br" -> widen(Gap.BREAK);
      case "img" -> image(element);
      case "code", "tt", "samp" -> code(element);
      case "em", "i" -> within(new Emphasis("*"), element);
      case "strong", "b" -> within(new StrongEmphasis("**"), element);
      case "del", "s", "strike" -> within(new Strikethrough("~~"), element);
      case "a" -> {
        if (element.hasAttr("href")) {
          within(new Link(address(element.attr("href")), title(element)), element);
        } else {
          appendChildren(element);
        }
      }
      default -> {
        if (KEPT_TAGS.contains(name)) {
          add(tag("<" + name + ">"));
          appendChildren(element);
          open.appendChild(tag("</" + name + ">"));
        } else if (element.isBlock()) {
          widen(Gap.BREAK);
          appendChildren(element);
          widen(Gap.BREAK);
        } else {
          appendChildren(element);
        }
      }
    }
  }

  private void text(String raw) {
    var words = WHITE_SPACE.matcher(raw).replaceAll(" ");
    if (words.startsWith(" ")) {
      widen(Gap.SPACE);
    }
    var word = words.substring(words.startsWith(" ") ? 1 : 0).replaceFirst(" $", "");
    if (!word.isEmpty()) {
      add(new Text(word));
    }
    if (words.endsWith(" ")) {
      widen(Gap.SPACE);
    }
  }

  private void code(Element element) {
    var code = element.text();
    if (!code.isBlank()) {
      add(new Code(code));
    }
  }

  private void image(Element element) {
    if (!element.hasAttr("src")) {
      return;
    }
    var image = new Image(address(element.attr("src")), title(element));
    var alt = oneLine(element.attr("alt"));
    if (!alt.isEmpty()) {
      image.appendChild(new Text(alt));
    }
    add(image);
  }

  /** A form opens once only: Markdown has no emphasis in emphasis of the same kind. */
  private void within(Node form, Element element) {
    if (isOpen(form.getClass())) {
      appendChildren(element);
      return;
    }
    waiting.addLast(form);
    appendChildren(element);
    if (waiting.peekLast() == form) {
      waiting.removeLast();
    } else {
      open = form.getParent();
    }
  }

  private boolean isOpen(Class<? extends Node> form) {
    for (var node = open; node != block; node = node.getParent()) {
      if (form.isInstance(node)) {
        return true;
      }
    }
    return waiting.stream().anyMatch(form::isInstance);
  }

  private void add(Node node) {
    var startsLine = gap == Gap.BREAK || block.getFirstChild() == null;
    if (gap != Gap.NONE && block.getFirstChild() != null) {
      put(gap == Gap.SPACE || block instanceof Heading ? new Text(" ") : lineBreak());
    }
    if (node instanceof Text text && text.getLiteral().startsWith("+") && startsLine) {
      // The renderer of the library escapes the other bullets and forgets this one.
      put(tag("\\"));
    }
    gap = Gap.NONE;
    while (!waiting.isEmpty()) {
      open.appendChild(waiting.peekFirst());
      open = waiting.removeFirst();
    }
    put(node);
  }

  private void put(Node node) {
    if (node instanceof Text text && open.getLastChild() instanceof Text before) {
      before.setLiteral(before.getLiteral() + text.getLiteral());
    } else {
      open.appendChild(node);
    }
  }

  private Node lineBreak() {
    return block instanceof TableCell ? tag("<br>") : new HardLineBreak();
  }

  private void widen(Gap wider) {
    gap = wider.compareTo(gap) > 0 ? wider : gap;
  }

  static HtmlInline tag(String literal) {
    var tag = new HtmlInline();
    tag.setLiteral(literal);
    return tag;
  }

  private static String address(String address) {
    return address.strip().replaceAll("\\s", "%20");
  }

  private static String title(Element element) {
    var title = oneLine(element.attr("title"));
    return title.isEmpty() ? null : title;
  }

  private static String oneLine(String text) {
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
  }
}
