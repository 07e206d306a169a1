package org.guildhall.importer;

import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Makes the blocks of a Markdown document from the elements of an HTML body. */
class HtmlBlocks {
  /** Renderer and parser use the stack for each level; deeper text is kept without its form. */
  private static final int DEEPEST = 40;

  private static final String BLOCKS =
      "p,ul,ol,li,pre,blockquote,table,hr,h1,h2,h3,h4,h5,h6,div,dl,dt,dd";
  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern LANGUAGE = Pattern.compile("\\blang(?:uage)?-([\\w+#.-]+)");

  private int depth;

  /** Appends what is in the element to the block. Text between blocks becomes a paragraph. */
  void append(Element parent, Node target) {
    if (++depth > DEEPEST) {
      appendText(parent, target);
    } else {
      appendChildren(parent, target);
    }
    depth--;
  }

  private void appendChildren(Element parent, Node target) {
    var inlines = new HtmlInlines(new Paragraph());
    for (var child : parent.childNodes()) {
      if (child instanceof Element element && isBlock(element)) {
        inlines.finish(target);
        inlines = new HtmlInlines(new Paragraph());
        block(element, target);
      } else {
        inlines.append(child);
      }
    }
    inlines.finish(target);
  }

  private void appendText(Element parent, Node target) {
    var inlines = new HtmlInlines(new Paragraph());
    inlines.append(new TextNode(parent.text()));
    inlines.finish(target);
  }

  private static boolean isBlock(Element element) {
    return element.isBlock() || !element.select(BLOCKS).isEmpty();
  }

  private void block(Element element, Node target) {
    switch (element.normalName()) {
      case "p" -> new HtmlInlines(new Paragraph()).appendChildren(element).finish(target);
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, target);
      case "hr" -> target.appendChild(new ThematicBreak());
      case "pre" -> target.appendChild(code(element));
      case "blockquote" -> container(element, new BlockQuote(), target);
      case "ul" -> list(element, bulletList(target), target);
      case "ol" -> list(element, orderedList(element, target), target);
      case "li" -> stray(element, target);
      case "table" -> HtmlTable.append(element, target);
      default -> append(element, target);
    }
  }

  private static void heading(Element element, Node target) {
    var heading = new Heading();
    heading.setLevel(element.normalName().charAt(1) - '0');
    new HtmlInlines(heading).appendChildren(element).finish(target);
  }

  private void container(Element element, Block block, Node target) {
    append(element, block);
    if (block.getFirstChild() != null) {
      target.appendChild(block);
    }
  }

  private static FencedCodeBlock code(Element pre) {
    var text = pre.wholeText().replace("\r\n", "\n");
    var longest =
        BACKTICKS.matcher(text).results().mapToInt(run -> run.end() - run.start()).max().orElse(0);
    var code = new FencedCodeBlock();
    code.setFenceCharacter("`");
    code.setOpeningFenceLength(Math.max(3, longest + 1));
    code.setLiteral(text.endsWith("\n") ? text : text + "\n");
    var classes = pre.className() + " " + pre.select("code").attr("class");
    var language = LANGUAGE.matcher(classes);
    code.setInfo(language.find() ? language.group(1) : "");
    return code;
  }

  /** Two lists in a row would become one, were their markers the same. */
  private static BulletList bulletList(Node target) {
    var list = new BulletList();
    list.setMarker(
        target.getLastChild() instanceof BulletList last && last.getMarker().equals("-")
            ? "*"
            : "-");
    return list;
  }

  private static OrderedList orderedList(Element element, Node target) {
    var list = new OrderedList();
    list.setMarkerDelimiter(
        target.getLastChild() instanceof OrderedList last && last.getMarkerDelimiter().equals(".")
            ? ")"
            : ".");
    var start = element.attr("start");
    list.setMarkerStartNumber(start.matches("[0-9]{1,8}") ? Integer.parseInt(start) : 1);
    return list;
  }

  /** An item that stands in no list, as careless authors write it. */
  private void stray(Element item, Node target) {
    if (!(target.getLastChild() instanceof BulletList)) {
      var list = bulletList(target);
      list.setTight(true);
      target.appendChild(list);
    }
    target.getLastChild().appendChild(new ListItem());
    append(item, target.getLastChild().getLastChild());
  }

  private void list(Element element, ListBlock list, Node target) {
    list.setTight(element.select("> li > p").isEmpty());
    for (var child : element.children()) {
      if (child.normalName().equals("li") || list.getLastChild() == null) {
        list.appendChild(new ListItem());
      }
      if (child.normalName().equals("li")) {
        append(child, list.getLastChild());
      } else {
        block(child, list.getLastChild());
      }
    }
    if (list.getFirstChild() != null) {
      target.appendChild(list);
    }
  }
}
