package org.guildhall.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.guildhall.search.lucene.SearchResult.Hit;

/**
 * Finds what is about the same as a text that is being written: by its most telling words, those
 * that it has often and others seldom, in its own language only. It is asked at every pause of
 * whoever types, so it does without all that is costly.
 */
final class Likeness {
  /** So many words say what a text is about. */
  private static final int TELLING = 10;

  /** So much of a text is read, in characters. */
  private static final int READ = 4_000;

  /** A word of the title counts as so many of the body. */
  private static final int TITLE = 3;

  /** A word that stands in more than one of so many entries says nothing. */
  private static final int SELDOM = 5;

  private static final int ENTRIES_OF_HIT = 2;
  private static final Set<Kind> KINDS = EnumSet.of(Kind.CONVERSATION, Kind.CARD);

  private record Telling(Term term, String word, double weight) {}

  private final AllLanguagesSearcher searcher;
  private final Vocabulary vocabulary;
  private final Language language;
  private final Instant now;

  Likeness(AllLanguagesSearcher searcher, Language language, Instant now) {
    this.searcher = searcher;
    this.vocabulary = new Vocabulary(searcher);
    this.language = language;
    this.now = now;
  }

  List<Hit> similar(String title, String body, Set<Long> readable, int size) throws IOException {
    var telling = telling(title, body);
    if (telling.isEmpty()) {
      return List.of();
    }
    var query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
    for (var one : telling) {
      var states = vocabulary.query(one.term).orElseThrow();
      query.add(new BoostQuery(states, (float) Math.sqrt(one.weight)), Occur.SHOULD);
    }
    query.add(Recipe.rights(readable), Occur.FILTER);
    query.add(Recipe.kinds(KINDS), Occur.FILTER);
    var found = List.of(searcher.search(query.build(), ENTRIES_OF_HIT * size).scoreDocs);
    var words = telling.stream().map(Telling::word).toList();
    var best = new Signals(searcher, words, now).applied(found);
    var show = new Show(searcher, QueryText.parse(String.join(" ", words)), words);
    var hits = new ArrayList<Hit>();
    var seen = new LongSet();
    for (var hit : best) {
      if (hits.size() < size && seen.add(new Walk(searcher).to(hit.doc).group())) {
        hits.add(show.hit(hit));
      }
    }
    return hits;
  }

  private List<Telling> telling(String title, String body) {
    var often = new HashMap<String, Integer>();
    count(title, TITLE, often);
    count(body, 1, often);
    var documents = searcher.getIndexReader().maxDoc();
    var telling = new HashMap<Term, Telling>();
    for (Map.Entry<String, Integer> one : often.entrySet()) {
      for (var stem : Analysis.stems(language, one.getKey())) {
        var term = new Term(Schema.CONTENT + language.code(), stem);
        var states = vocabulary.find(term);
        if (states.isPresent() && states.get().docFreq() <= Math.max(SELDOM, documents / SELDOM)) {
          var rarity = Math.log(1 + (double) documents / states.get().docFreq());
          telling.put(term, new Telling(term, one.getKey(), one.getValue() * rarity));
        }
      }
    }
    return telling.values().stream()
        .sorted(Comparator.comparing((Telling one) -> -one.weight).thenComparing(one -> one.term))
        .limit(TELLING)
        .toList();
  }

  private void count(String text, int times, Map<String, Integer> often) {
    var read = text.substring(0, Math.min(READ, text.length()));
    for (var word : Analysis.words(read)) {
      if (!Analysis.isStopWord(Set.of(language), word)) {
        often.merge(word, times, Integer::sum);
      }
    }
  }
}
