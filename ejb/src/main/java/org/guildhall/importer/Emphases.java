package org.guildhall.importer;

import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Writes emphasis as tags where its asterisks would be taken for something else.
 *
 * <p>Whether asterisks mean emphasis depends on the characters on both their sides: {@code
 * **"Yes"**she} has none. The rules are those of the left- and right-flanking delimiter runs in the
 * specification of CommonMark, read strictly.
 */
class Emphases {
  private static final Pattern LOOSE = Pattern.compile("[\\p{P}\\p{S}\\p{Z}\\s]");

  private Emphases() {}

  /** Settles all that is emphasised in the block, in the order of the text. */
  static void settle(Node block) {
    for (var node = block.getFirstChild(); node != null; ) {
      var next = node.getNext();
      if (tag(node) != null && !isReadBack(node)) {
        writeAsTag(node);
      } else {
        settle(node);
      }
      node = next;
    }
  }

  private static void writeAsTag(Node node) {
    var tag = tag(node);
    settle(node);
    node.insertBefore(HtmlInlines.tag("<" + tag + ">"));
    while (node.getFirstChild() != null) {
      node.insertBefore(node.getFirstChild());
    }
    node.insertBefore(HtmlInlines.tag("</" + tag + ">"));
    node.unlink();
  }

  private static String tag(Node node) {
    return switch (node) {
      case Emphasis e -> "em";
      case StrongEmphasis e -> "strong";
      case Strikethrough e -> "del";
      default -> null;
    };
  }

  private static boolean isReadBack(Node node) {
    if (isEmphasis(node.getPrevious()) || isEmphasis(node.getNext())) {
      return false;
    }
    var before = before(node);
    var after = after(node);
    var nested = isEmphasis(node.getParent());
    return isSideReadBack(before, first(node.getFirstChild()), nested)
        && isSideReadBack(after, last(node.getLastChild()), nested);
  }

  /** An inner character that is no letter needs one outside that is none either. */
  private static boolean isSideReadBack(char outside, char inside, boolean nested) {
    var insideIsLetter = !isLoose(inside) && !Character.isSurrogate(inside);
    var insideIsSpace = Character.isWhitespace(inside) || Character.isSpaceChar(inside);
    return !insideIsSpace && (isLoose(outside) || insideIsLetter && !nested);
  }

  private static boolean isLoose(char character) {
    return LOOSE.matcher(String.valueOf(character)).matches();
  }

  private static boolean isEmphasis(Node node) {
    return node != null && tag(node) != null;
  }

  private static char before(Node node) {
    if (node.getPrevious() != null) {
      return last(node.getPrevious());
    }
    return node.getParent() instanceof Block ? '\n' : '*';
  }

  private static char after(Node node) {
    if (node.getNext() != null) {
      return first(node.getNext());
    }
    return node.getParent() instanceof Block ? '\n' : '*';
  }

  private static char first(Node node) {
    return switch (node) {
      case Text text -> text.getLiteral().charAt(0);
      case HardLineBreak lineBreak -> '\n';
      case Code code -> '`';
      case Link link -> '[';
      case Image image -> '!';
      case HtmlInline html -> '<';
      default -> '*';
    };
  }

  private static char last(Node node) {
    return switch (node) {
      case Text text -> text.getLiteral().charAt(text.getLiteral().length() - 1);
      case HardLineBreak lineBreak -> '\n';
      case Code code -> '`';
      case Link link -> ')';
      case Image image -> ')';
      case HtmlInline html -> '>';
      default -> '*';
    };
  }
}
