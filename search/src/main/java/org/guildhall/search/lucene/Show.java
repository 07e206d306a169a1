package org.guildhall.search.lucene;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.guildhall.search.lucene.SearchResult.Hit;

/** Reads what is shown of hits, and marks in it what was looked for. */
final class Show {
  private final StoredFields stored;
  private final QueryText text;
  private final List<String> words;
  private final Highlighter names;
  private final Map<Language, Highlighter> highlighters = new EnumMap<>(Language.class);

  /**
   * @param words that are looked for
   */
  Show(IndexSearcher searcher, QueryText text, List<String> words) throws IOException {
    this.text = text;
    this.words = words;
    stored = searcher.storedFields();
    names = Highlighter.ofNames(text, words);
  }

  Hit hit(ScoreDoc found) throws IOException {
    var document = stored.document(found.doc);
    var kind = Kind.valueOf(document.get(Schema.KIND));
    var inText =
        highlighters.computeIfAbsent(
            Language.ofCode(document.get(Schema.LANGUAGE)),
            language -> Highlighter.of(text, words, language));
    var inTitle = kind == Kind.PERSON ? names : inText;
    var conversation = document.getField(Schema.STORED_CONVERSATION);
    return new Hit(
        kind,
        document.getField(Schema.STORED_ID).numericValue().longValue(),
        conversation == null ? null : conversation.numericValue().longValue(),
        found.score,
        inTitle.whole(document.get(Schema.STORED_TITLE)),
        inText.passage(document.get(Schema.STORED_TEXT)));
  }
}
