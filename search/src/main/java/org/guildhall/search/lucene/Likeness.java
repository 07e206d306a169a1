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
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.guildhall.search.lucene.SearchResult.Hit;

/**
 * Finds what is about the same as a text that is being written: it looks for the most telling words
 * of the text, those that it has often and others seldom. It is asked at every pause of whoever
 * types, so it does without all that is costly.
 */
final class Likeness {
  /** So many words say what a text is about. */
  private static final int TELLING = 10;

  /** So much of a text is read, in characters. */
  private static final int READ = 4_000;

  /** A word of the title counts as so many of the body. */
  private static final int TITLE = 3;

  private record Telling(String word, double weight) {}

  private final AllLanguagesSearcher searcher;
  private final Vocabulary vocabulary;
  private final Set<Language> preferred;
  private final Language guess;
  private final Instant now;

  /**
   * @param preferred the languages that the writer reads
   * @param guess the one in which he may write
   */
  Likeness(AllLanguagesSearcher searcher, Set<Language> preferred, Language guess, Instant now) {
    this.searcher = searcher;
    this.vocabulary = new Vocabulary(searcher);
    this.preferred = preferred;
    this.guess = guess;
    this.now = now;
  }

  List<Hit> similar(String title, String body, Set<Long> readable, int size) throws IOException {
    var words = telling(title, body);
    if (words.isEmpty() || size == 0) {
      return List.of();
    }
    var filter = Filter.kinds(Kind.CONVERSATION, Kind.CARD);
    var request = new SearchRequest(String.join(" ", words), readable, preferred, filter, 0, size);
    var text = QueryText.parse(request.text());
    var recipe = new Recipe(request, text, vocabulary, guess, now);
    var hits = new ArrayList<Hit>();
    var show = new Show(searcher, text, recipe.words());
    for (var hit : new Finder(searcher, recipe, request, now).rough(size)) {
      hits.add(show.hit(hit));
    }
    return hits;
  }

  private List<String> telling(String title, String body) {
    var often = new HashMap<String, Integer>();
    count(title, TITLE, often);
    count(body, 1, often);
    var telling = new ArrayList<Telling>();
    for (Map.Entry<String, Integer> one : often.entrySet()) {
      var entries = entries(one.getKey());
      if (entries > 0) {
        var rarity = Math.log(1 + (double) searcher.getIndexReader().maxDoc() / entries);
        telling.add(new Telling(one.getKey(), one.getValue() * rarity));
      }
    }
    return telling.stream()
        .sorted(Comparator.comparing((Telling one) -> -one.weight).thenComparing(Telling::word))
        .limit(TELLING)
        .map(Telling::word)
        .toList();
  }

  /** In how many entries the word stands, in whatever language. */
  private int entries(String word) {
    var entries = 0;
    for (var language : vocabulary.languages()) {
      for (var stem : vocabulary.stems(language, word)) {
        var states = vocabulary.find(new Term(Schema.CONTENT + language.code(), stem));
        entries += states.isPresent() ? states.get().docFreq() : 0;
      }
    }
    return entries;
  }

  private void count(String text, int times, Map<String, Integer> often) {
    var spoken = EnumSet.of(guess);
    spoken.addAll(preferred);
    var read = text.substring(0, Math.min(READ, text.length()));
    for (var word : Analysis.words(read)) {
      if (!Analysis.isStopWord(spoken, word)) {
        often.merge(word, times, Integer::sum);
      }
    }
  }
}
