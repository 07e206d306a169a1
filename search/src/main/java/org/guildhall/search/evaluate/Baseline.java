package org.guildhall.search.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.guildhall.search.lucene.Language;

/**
 * What anybody gets from Lucene without further thought: title and text in one field, its analyser
 * for the language, BM25 as it is, any of the words.
 */
final class Baseline implements Contender {
  private static final String ID = "id";
  private static final String CONTENT = "content";

  private final Analyzer analyzer;
  private final Directory directory;
  private final IndexWriter writer;
  private IndexSearcher searcher;

  /**
   * @param folder an empty one
   */
  Baseline(Path folder, Language language) throws IOException {
    analyzer = analyzer(language);
    directory = FSDirectory.open(folder);
    writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
  }

  @Override
  public void add(Text text) throws IOException {
    var document = new Document();
    document.add(new StoredField(ID, text.id()));
    document.add(new TextField(CONTENT, text.title(), Field.Store.NO));
    document.add(new TextField(CONTENT, text.body(), Field.Store.NO));
    writer.addDocument(document);
  }

  @Override
  public void finish() throws IOException {
    writer.commit();
    searcher = new IndexSearcher(DirectoryReader.open(writer));
  }

  @Override
  public List<String> ranking(String search, int depth) throws IOException {
    var stored = searcher.storedFields();
    var ids = new ArrayList<String>();
    for (var hit : searcher.search(query(search), depth).scoreDocs) {
      ids.add(stored.document(hit.doc).get(ID));
    }
    return ids;
  }

  /** The terms of what was typed, one as often as it stands there, as far as Lucene allows. */
  private Query query(String search) throws IOException {
    var query = new BooleanQuery.Builder();
    try (var stream = analyzer.tokenStream(CONTENT, search)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      for (var i = 0; i < IndexSearcher.getMaxClauseCount() && stream.incrementToken(); i++) {
        query.add(new TermQuery(new Term(CONTENT, term.toString())), Occur.SHOULD);
      }
    }
    return query.build();
  }

  private static Analyzer analyzer(Language language) {
    return switch (language) {
      case ENGLISH -> new EnglishAnalyzer();
      case ITALIAN -> new ItalianAnalyzer();
      case RUSSIAN -> new RussianAnalyzer();
      case GERMAN -> new GermanAnalyzer();
      case SPANISH -> new SpanishAnalyzer();
      case FRENCH -> new FrenchAnalyzer();
      case OTHER -> new StandardAnalyzer();
    };
  }

  @Override
  public void close() throws IOException {
    try (directory;
        analyzer;
        writer) {
      if (searcher != null) {
        searcher.getIndexReader().close();
      }
    }
  }
}
