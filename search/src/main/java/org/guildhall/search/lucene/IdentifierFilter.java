package org.guildhall.search.lucene;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Keeps of a text the {@link Identifier}s, each whole and then in its parts. */
final class IdentifierFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final Deque<String> parts = new ArrayDeque<>();

  IdentifierFilter(TokenStream chunks) {
    super(chunks);
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (parts.isEmpty()) {
      if (!input.incrementToken()) {
        return false;
      }
      if (Identifier.isLikely(term)) {
        var identifier = Identifier.of(term.toString());
        parts.add(identifier.whole());
        parts.addAll(identifier.parts());
      }
    }
    term.setEmpty().append(parts.remove());
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    parts.clear();
  }
}
