package org.guildhall.search.evaluate;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.guildhall.search.lucene.Entry;
import org.guildhall.search.lucene.Language;
import org.guildhall.search.lucene.LanguageDetector;
import org.guildhall.search.lucene.SearchIndex;
import org.guildhall.search.lucene.SearchRequest;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.guildhall.search.lucene.SentenceEncoder;

/**
 * The product's own index, as it answers a member of the one community in which each text is the
 * opening of a conversation of its own.
 */
final class Product implements Contender {
  private static final long COMMUNITY = 1;

  private final SearchIndex index;
  private final Language language;
  private final Set<Language> preferred;
  private final List<String> ids = new ArrayList<>();

  /**
   * @param folder an empty one
   * @param language of all texts and of whoever searches; null to have it detected
   * @param encoder null for words only
   */
  Product(Path folder, Language language, LanguageDetector languages, SentenceEncoder encoder) {
    // What it must load at its first use is no part of the price of indexing.
    languages.ofQuery("warm");
    this.index = SearchIndex.open(folder, languages, encoder, Clock.systemUTC());
    this.language = language;
    this.preferred = language == null ? Set.of() : Set.of(language);
  }

  @Override
  public void add(Text text) {
    index.update(
        Entry.conversation(ids.size(), COMMUNITY, text.title(), text.body())
            .language(language)
            .build());
    ids.add(text.id());
  }

  @Override
  public void finish() {
    index.commit();
    index.refresh();
  }

  @Override
  public List<String> ranking(String search, int depth) {
    var request = new SearchRequest(search, Set.of(COMMUNITY), preferred, Filter.NONE, 0, 0);
    return index.ranking(request, depth).stream().map(id -> ids.get(Math.toIntExact(id))).toList();
  }

  @Override
  public void close() {
    index.close();
  }
}
