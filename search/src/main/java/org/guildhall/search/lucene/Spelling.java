package org.guildhall.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.guildhall.search.lucene.Counts.Count;

/**
 * Corrects what was typed by the words of the index, as far as the reader may know them: a word is
 * suspect when nothing that he may read has it, and is corrected by one that something he may read
 * has. How often a word stands where he may not read plays no part.
 */
final class Spelling {
  /** Shorter words are like too many others. */
  private static final int SHORTEST = 4;

  /** Longer words may have two mistakes. */
  private static final int LONG = 7;

  /** A first letter is seldom mistaken. */
  private static final int SURE = 1;

  /** So many of the nearest words are tried. */
  private static final int TRIED = 50;

  /** Beyond so many readable entries a word is no better. */
  private static final int OFTEN = 50;

  private record Candidate(String word, float nearness) {}

  private final AllLanguagesSearcher searcher;
  private final SearchRequest request;
  private final Language guess;
  private final Instant now;

  /**
   * @param guess the language in which the words may be
   */
  Spelling(AllLanguagesSearcher searcher, SearchRequest request, Language guess, Instant now) {
    this.searcher = searcher;
    this.request = request;
    this.guess = guess;
    this.now = now;
  }

  /**
   * What was typed, corrected; null if there is nothing to correct, or if that would find nothing,
   * or less than this.
   */
  String suggestion(QueryText text, Count found) throws IOException {
    var corrected = request.text();
    for (var word : text.words()) {
      if (word.length() >= SHORTEST && !isReadable(word)) {
        var better = correction(word);
        if (better != null) {
          corrected =
              Pattern.compile(
                      "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
                      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                  .matcher(corrected)
                  .replaceAll(Matcher.quoteReplacement(better));
        }
      }
    }
    if (corrected.equals(request.text())) {
      return null;
    }
    var better = total(corrected).number();
    return better == 0 || better < found.number() ? null : corrected;
  }

  private Count total(String typed) throws IOException {
    var text = QueryText.parse(typed);
    return new Question(searcher, request.asking(typed), text, guess, now, null).total();
  }

  /** Whether something that the reader may read has it, in any of its forms. */
  private boolean isReadable(String word) throws IOException {
    var forms = new BooleanQuery.Builder();
    for (var language : searcher.languages()) {
      for (var stem : Analysis.stems(language, word)) {
        forms.add(new TermQuery(new Term(Schema.CONTENT + language.code(), stem)), Occur.SHOULD);
      }
    }
    return readable(forms.build(), 1) > 0;
  }

  private String correction(String word) throws IOException {
    String best = null;
    var most = 0;
    var nearness = 0f;
    for (var candidate : near(word)) {
      if (best != null && candidate.nearness < nearness) {
        break;
      }
      var readable = readable(new TermQuery(new Term(Schema.WORDS, candidate.word)), OFTEN);
      if (readable > most) {
        best = candidate.word;
        most = readable;
        nearness = candidate.nearness;
      }
    }
    return best;
  }

  /**
   * The words of the whole index that are like this one, the nearest first, then in their order.
   */
  private List<Candidate> near(String word) throws IOException {
    var terms = MultiTerms.getTerms(searcher.getIndexReader(), Schema.WORDS);
    var near = new ArrayList<Candidate>();
    if (terms != null) {
      var edits = word.length() < LONG ? 1 : 2;
      var term = new Term(Schema.WORDS, word);
      var some = new FuzzyTermsEnum(terms, term, edits, SURE, true);
      var boost = some.attributes().addAttribute(BoostAttribute.class);
      for (var one = some.next(); one != null; one = some.next()) {
        near.add(new Candidate(one.utf8ToString(), boost.getBoost()));
      }
    }
    return near.stream()
        .filter(candidate -> !candidate.word.equals(word))
        .sorted(
            Comparator.comparing((Candidate candidate) -> -candidate.nearness)
                .thenComparing(Candidate::word))
        .limit(TRIED)
        .toList();
  }

  /** How many entries the query finds that the reader may read, at most so many. */
  private int readable(Query query, int most) throws IOException {
    var within =
        new BooleanQuery.Builder()
            .add(query, Occur.FILTER)
            .add(Recipe.rights(request.readable()), Occur.FILTER)
            .build();
    return searcher.search(within, new UpTo(most).alone());
  }

  /** Counts no further than a number. */
  private static final class UpTo extends SimpleCollector {
    private final int most;
    private int counted;

    UpTo(int most) {
      this.most = most;
    }

    CollectorManager<UpTo, Integer> alone() {
      return new CollectorManager<>() {
        @Override
        public UpTo newCollector() {
          return UpTo.this;
        }

        @Override
        public Integer reduce(Collection<UpTo> collectors) {
          return counted;
        }
      };
    }

    @Override
    public void collect(int doc) {
      if (counted == most) {
        throw new CollectionTerminatedException();
      }
      counted++;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
