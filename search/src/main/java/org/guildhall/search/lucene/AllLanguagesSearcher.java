package org.guildhall.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;

/**
 * Counts the fields of all languages as one, so that a word weighs the same in a language with ten
 * texts as in one with ten thousand.
 */
final class AllLanguagesSearcher extends IndexSearcher {
  private final Map<String, CollectionStatistics> statistics = new ConcurrentHashMap<>();
  private volatile List<Language> languages;

  AllLanguagesSearcher(IndexReader reader) {
    super(reader);
  }

  /** The languages in which there is anything. */
  List<Language> languages() throws IOException {
    var known = languages;
    if (known == null) {
      known = new ArrayList<>();
      for (var language : Language.values()) {
        if (super.collectionStatistics(Schema.CONTENT + language.code()) != null) {
          known.add(language);
        }
      }
      languages = known;
    }
    return known;
  }

  @Override
  public CollectionStatistics collectionStatistics(String field) throws IOException {
    var known = statistics.get(field);
    if (known == null) {
      known = sum(field);
      if (known != null) {
        statistics.put(field, known);
      }
    }
    return known;
  }

  private CollectionStatistics sum(String field) throws IOException {
    var separator = field.indexOf('_');
    if (separator < 0) {
      return super.collectionStatistics(field);
    }
    var docs = 0L;
    var terms = 0L;
    var postings = 0L;
    for (var language : Language.values()) {
      var one = super.collectionStatistics(field.substring(0, separator + 1) + language.code());
      if (one != null) {
        docs += one.docCount();
        terms += one.sumTotalTermFreq();
        postings += one.sumDocFreq();
      }
    }
    return docs == 0
        ? null
        : new CollectionStatistics(field, getIndexReader().maxDoc(), docs, terms, postings);
  }
}
