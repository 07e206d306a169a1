package org.guildhall.conversation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Finds {@code @user-name} in a text, and makes links of those that are someone's name here.
 *
 * <p>What stands in code, in a link or in an address, follows a word or a slash, or is written
 * {@code \@user-name} mentions nobody. The extension only finds: a document is rendered as it was
 * written until {@link #resolve} has told it who is meant. Comes after the extension that makes
 * links of bare addresses, which must see those in one piece.
 */
class Mentions implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
  /** More different names than these in one text mention nobody. */
  static final int MOST = 50;

  private static final int LONGEST = 100;

  /** The name may be followed by an end of a sentence, but not by another {@code @}. */
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\p{N}_@/])@([\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._-]*+)(?!@)");

  private static final Pattern TRAILING = Pattern.compile("[._-]+$");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_@/]*");

  /** HTML in which an at sign is what it is. */
  private static final Pattern RAW_TAG =
      Pattern.compile(
          "<(/?)(?:a|code|pre|kbd|samp)(?=[\\s/>]).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** A name that may be someone's; it becomes a link once it is known whose. */
  private static class Mention extends CustomNode {
    private final String written;
    private final String userName;
    private String name;

    Mention(String written, String userName) {
      this.written = written;
      this.userName = userName;
    }
  }

  /** An at sign that was written as {@code \@}, until the mentions have been found. */
  private static class EscapedSign extends CustomNode {}

  @Override
  public void extend(Parser.Builder parser) {
    parser.customInlineContentParserFactory(new EscapedSigns());
    parser.postProcessor(
        document -> {
          document.accept(new Finder());
          return document;
        });
  }

  @Override
  public void extend(HtmlRenderer.Builder renderer) {
    renderer.nodeRendererFactory(MentionRenderer::new);
  }

  /** Whether a text can mention someone of that user name: some hold what ends a name. */
  static boolean reach(String userName) {
    return MENTION.matcher("@" + userName).matches() && !TRAILING.matcher(userName).find();
  }

  /**
   * Tells a document who is meant.
   *
   * @param names gives for user names, in lower case, the names of those people who are known here;
   *     asked once, and not at all where nobody is mentioned
   * @return the user names of all who are mentioned, in the order of the text
   */
  static Set<String> resolve(Node document, Function<Set<String>, Map<String, String>> names) {
    var mentions = new LinkedHashMap<String, List<Mention>>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomNode node) {
            if (node instanceof Mention mention) {
              mentions.computeIfAbsent(mention.userName, key -> new ArrayList<>()).add(mention);
            }
            visitChildren(node);
          }
        });
    if (mentions.isEmpty()) {
      return Set.of();
    }
    var known = names.apply(mentions.keySet());
    mentions.keySet().retainAll(known.keySet());
    mentions.forEach((userName, all) -> all.forEach(mention -> mention.name = known.get(userName)));
    return mentions.keySet().stream().collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static class EscapedSigns implements InlineContentParserFactory, InlineContentParser {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('\\');
    }

    @Override
    public InlineContentParser create() {
      return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
      var scanner = state.scanner();
      scanner.next();
      if (!scanner.next('@')) {
        return ParsedInline.none();
      }
      var sign = new EscapedSign();
      sign.appendChild(new Text("@"));
      return ParsedInline.of(sign, scanner.position());
    }
  }

  private static class Finder extends AbstractVisitor {
    private final Set<String> found = new LinkedHashSet<>();
    private int rawTags;

    @Override
    protected void visitChildren(Node parent) {
      if (parent instanceof Block || parent instanceof TableCell) {
        rawTags = 0;
      }
      super.visitChildren(parent);
    }

    @Override
    public void visit(Link link) {
      // A link within a link would lead where its author did not mean.
    }

    @Override
    public void visit(Image image) {
      // Its description is an attribute, which can hold no link.
    }

    @Override
    public void visit(HtmlInline html) {
      var tag = RAW_TAG.matcher(html.getLiteral());
      if (tag.matches()) {
        rawTags = Math.max(0, rawTags + (tag.group(1).isEmpty() ? 1 : -1));
      }
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof EscapedSign) {
        node.insertAfter(new Text("@"));
        node.unlink();
      } else {
        visitChildren(node);
      }
    }

    @Override
    public void visit(Text text) {
      var literal = text.getLiteral();
      if (rawTags > 0 || literal.indexOf('@') < 0) {
        return;
      }
      var mention = MENTION.matcher(literal);
      int done = 0;
      while (mention.find()) {
        var written = TRAILING.matcher(mention.group(1)).replaceFirst("");
        if ((mention.start() > 0 || isStart(text)) && isNew(written)) {
          insert(text, literal.substring(done, mention.start()));
          text.insertBefore(new Mention("@" + written, userName(written)));
          done = mention.start() + 1 + written.length();
        }
      }
      if (done > 0) {
        insert(text, literal.substring(done));
        text.unlink();
      }
    }

    private static void insert(Text before, String literal) {
      if (!literal.isEmpty()) {
        before.insertBefore(new Text(literal));
      }
    }

    /** Whether it is a name that may still be looked up. */
    private boolean isNew(String written) {
      var userName = userName(written);
      return !written.isEmpty()
          && userName.length() <= LONGEST
          && (found.contains(userName) || found.size() < MOST && found.add(userName));
    }

    /** As the directory has them. */
    private static String userName(String written) {
      return Normalizer.normalize(written, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Whether no word ends just before it, such as an emphasised one. */
    private static boolean isStart(Node text) {
      var before = text.getPrevious();
      while (before != null && before.getLastChild() != null) {
        before = before.getLastChild();
      }
      if (before instanceof Text words) {
        return !endsInWord(words.getLiteral());
      }
      if (before instanceof Code code) {
        return !endsInWord(code.getLiteral());
      }
      return !(before instanceof Mention);
    }

    private static boolean endsInWord(String text) {
      return !text.isEmpty()
          && !NO_WORD.matcher(Character.toString(text.codePointBefore(text.length()))).matches();
    }
  }

  private record MentionRenderer(HtmlNodeRendererContext context) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Mention.class);
    }

    @Override
    public void render(Node node) {
      var mention = (Mention) node;
      var writer = context.getWriter();
      if (mention.name == null) {
        writer.text(mention.written);
        return;
      }
      // The order is kept: the same text gives the same HTML.
      var attributes = new LinkedHashMap<String, String>();
      attributes.put("href", address(mention.userName));
      attributes.put("title", "@" + mention.userName);
      writer.tag("a", attributes);
      writer.text("@" + mention.name);
      writer.tag("/a");
    }

    /** As seen from the pages that show posts, which all stand in one folder beside this one. */
    private static String address(String userName) {
      return "../person/show?name=" + URLEncoder.encode(userName, StandardCharsets.UTF_8);
    }
  }
}
