package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
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
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.guildhall.search.OpenNlpDetector;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Holds the recipe against plain BM25 on questions whose answers are known. */
class RelevanceTest {
  private static final int DEPTH = 10;

  /** Languages share one index, and the reader reads all three: what a firm has. */
  @Test
  void recipeIsBetterThanPlainBm25(@TempDir Path folder, TestReporter report) throws IOException {
    var sets =
        List.of(
            JudgedSet.load("help-en", Language.ENGLISH).everyNthQuestion(8),
            JudgedSet.load("help-de", Language.GERMAN).everyNthQuestion(8),
            JudgedSet.load("xquad-es", Language.SPANISH).everyNthQuestion(8));
    try (var index = SearchIndex.open(folder, new OpenNlpDetector(), Clock.systemUTC())) {
      var ids = new ArrayList<String>();
      for (var set : sets) {
        set.texts()
            .forEach(
                (id, text) -> {
                  var title = text.get("title");
                  var purpose = text.get("text");
                  index.update(Entry.community(ids.size(), true, title, purpose).build());
                  ids.add(id);
                });
      }
      index.refresh();
      var languages = Set.of(Language.ENGLISH, Language.GERMAN, Language.SPANISH);
      for (var set : sets) {
        var plain = plainBm25(set);
        var ours =
            set.map(
                text ->
                    index
                        .search(new SearchRequest(text, Set.of(), languages, Filter.NONE, 0, DEPTH))
                        .hits()
                        .stream()
                        .map(hit -> ids.get((int) hit.id()))
                        .toList());
        report.publishEntry(set.language() + ", plain BM25 alone", "MAP " + plain);
        report.publishEntry(set.language() + ", ours among others", "MAP " + ours);
        assertTrue(ours >= plain, set.language() + ": " + ours + " < " + plain);
      }
    }
  }

  /** The same questions to an index of this language alone, with Lucene's own analyser. */
  private static double plainBm25(JudgedSet set) throws IOException {
    try (var directory = new ByteBuffersDirectory();
        var analyzer = analyzer(set.language())) {
      try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (var text : set.texts().values()) {
          var document = new Document();
          document.add(new StoredField("id", text.get("_id")));
          document.add(new TextField("content", text.get("title"), Field.Store.NO));
          document.add(new TextField("content", text.get("text"), Field.Store.NO));
          writer.addDocument(document);
        }
      }
      try (var reader = DirectoryReader.open(directory)) {
        var searcher = new IndexSearcher(reader);
        return set.map(text -> plainBm25(searcher, analyzer, text));
      }
    }
  }

  private static List<String> plainBm25(IndexSearcher searcher, Analyzer analyzer, String text) {
    var query = new BooleanQuery.Builder();
    Analysis.terms(analyzer, text)
        .forEach(term -> query.add(new TermQuery(new Term("content", term)), Occur.SHOULD));
    try {
      var ids = new ArrayList<String>();
      for (var hit : searcher.search(query.build(), DEPTH).scoreDocs) {
        ids.add(searcher.storedFields().document(hit.doc).get("id"));
      }
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Analyzer analyzer(Language language) {
    return switch (language) {
      case ENGLISH -> new EnglishAnalyzer();
      case GERMAN -> new GermanAnalyzer();
      case SPANISH -> new SpanishAnalyzer();
      default -> throw new IllegalArgumentException(language.name());
    };
  }
}
