package org.guildhall.importer;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the little Markdown of a Stack Exchange comment into ours: emphasis, code and links mean
 * the same in both; all else is text there, and must stay text here.
 */
class CommentText {
  /** What stays together: code, a link, a bare address. */
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<code>(`+)[^`\\n]+\\2)"
              + "|!?(?<label>\\[[^\\]\\n]*])\\((?<target>[^()\\s]+(?:\\([^()\\s]*\\)[^()\\s]*)*)"
              + "(?<title>\\s+\"[^\"\\n]*\")?\\)"
              + "|(?<bare>https?://[^\\s<>]*[^\\s<>.,;:!?)\\]'\"])");

  /** What would begin a block. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^[ \\t]*(?:(\\d{1,9})([.)])(?=\\s|$)|([#>+=~|:-]|\\*(?=\\s)|\\[(?=[^\\]]*]:)))?");

  private static final Pattern MARK = Pattern.compile("<|&(?=#?\\w+;)|~(?=~)|(?<=~)~|!(?=\\[)");

  private CommentText() {}

  /**
   * @param addresses gives each link the address it shall have
   * @return Markdown in the dialect of the conversations
   */
  static String toMarkdown(String text, UnaryOperator<String> addresses) {
    var markdown = new StringBuilder();
    var pieces = PIECE.matcher(text);
    int end = 0;
    while (pieces.find()) {
      markdown.append(plain(text.substring(end, pieces.start()), end == 0));
      end = pieces.end();
      if (pieces.group("code") != null) {
        markdown.append(pieces.group("code"));
      } else if (pieces.group("bare") != null) {
        var bare = pieces.group("bare");
        var now = addresses.apply(bare);
        markdown.append(now.equals(bare) ? bare : "[" + plain(bare, false) + "](" + now + ")");
      } else {
        markdown.append(pieces.group("label")).append('(');
        markdown.append(addresses.apply(pieces.group("target")));
        markdown.append(pieces.group("title") == null ? "" : pieces.group("title")).append(')');
      }
    }
    return markdown.append(plain(text.substring(end), end == 0)).toString().strip();
  }

  private static String plain(String text, boolean beginsLine) {
    var safe = MARK.matcher(text).replaceAll("\\\\$0");
    return BLOCK
        .matcher(safe)
        .replaceAll(begin -> Matcher.quoteReplacement(escaped(begin, beginsLine)));
  }

  private static String escaped(MatchResult begin, boolean beginsLine) {
    if (begin.start() == 0 && !beginsLine) {
      return begin.group();
    }
    if (begin.group(1) != null) {
      return begin.group(1) + "\\" + begin.group(2);
    }
    return begin.group(3) == null ? "" : "\\" + begin.group(3);
  }
}
