package org.guildhall.search.lucene;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BlendedTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.guildhall.search.lucene.SearchRequest.Filter;

/**
 * How a request becomes Lucene queries, and what a score is.
 *
 * <pre>score = (content + 0.5·title + proximity + 0.1·fragments + code) · signals</pre>
 *
 * Each of the first four is BM25 as Lucene has it, the best over the languages, of which those that
 * the reader does not read, and in which he does not seem to ask, count 0.7. Content is title and
 * text; proximity adds 0.1 for neighbours of the question as a phrase, and 0.1 within eight words;
 * fragments are all runs of four letters inside of words. A word's rarity is taken over all
 * languages together ({@link BlendedTermQuery}): a text whose language was mistaken would else rise
 * by words that are rare only where it stands. Code is 1.5 times BM25 for a whole {@link
 * Identifier}, 0.3 times for its parts if most are there. Signals are a factor told by {@link
 * Signals}.
 *
 * <p>Titles, proximity and fragments are costly, so {@link #matching} ranks without them, and
 * {@link #refining} adds them for the best few only. What has nothing but fragments of the words,
 * such as parts of German compounds, comes behind all that has a word ({@link #fragmentary}).
 */
final class Recipe {
  private static final float TITLE = 0.5f;
  private static final float PROXIMITY = 0.1f;
  private static final float FRAGMENTS = 0.1f;
  private static final float OTHER_LANGUAGE = 0.7f;
  private static final float USER_NAME = 50;
  private static final float WHOLE_CODE = 1.5f;
  private static final float PART_OF_CODE = 0.3f;
  private static final int NEAR = 8;

  /** Shorter words are found as words only: too many longer ones contain them. */
  private static final int FRAGMENTED_LENGTH = Analysis.GRAM + 1;

  private static final int MAX_PAIRS = 6;

  private final SearchRequest request;
  private final QueryText text;
  private final Vocabulary vocabulary;
  private final Instant now;
  private final Set<Language> preferred;
  private final int[] telling;
  private final List<String> words;
  private final Optional<Query> alike;

  /**
   * @param guess the language in which the words may be
   */
  Recipe(
      SearchRequest request, QueryText text, Vocabulary vocabulary, Language guess, Instant now) {
    this(request, text, vocabulary, guess, now, Optional.empty());
  }

  /**
   * @param guess the language in which the words may be
   * @param alike finds what means the same as the words
   */
  Recipe(
      SearchRequest request,
      QueryText text,
      Vocabulary vocabulary,
      Language guess,
      Instant now,
      Optional<Query> alike) {
    this.request = request;
    this.text = text;
    this.vocabulary = vocabulary;
    this.now = now;
    this.alike = alike;
    preferred = EnumSet.of(Language.OTHER, guess);
    preferred.addAll(request.languages());
    telling = text.tellingWords(preferred);
    words = Arrays.stream(telling).mapToObj(text.words()::get).toList();
  }

  /** The words that are looked for, without those that only hold a sentence together. */
  List<String> words() {
    return words;
  }

  /** Finds all that has a word within the reader's rights, and ranks it roughly. */
  Query matching() {
    return narrowed(ranked(), request.filter());
  }

  /** Finds what has fragments of words and no word itself; empty if there can be nothing. */
  Optional<Query> fragmentary() {
    var query = new BooleanQuery.Builder();
    fragments(query);
    if (query.build().clauses().isEmpty() || !text.phrases().isEmpty()) {
      return Optional.empty();
    }
    query.add(found(new BooleanQuery.Builder()).build(), Occur.MUST_NOT);
    return Optional.of(narrowed(query, request.filter()));
  }

  /** Finds what means the same as the words, whether or not it has any of them. */
  Optional<Query> alike() {
    return alike.map(
        one -> {
          var query = new BooleanQuery.Builder().add(one, Occur.SHOULD);
          return narrowed(query, request.filter());
        });
  }

  /** Finds all three without ranking, narrowed in this way in place of what was asked for. */
  Query counting(Filter filter) {
    var query = found(new BooleanQuery.Builder());
    fragments(query);
    add(query, alike);
    return narrowed(query, filter);
  }

  /** What the exact score has beside the rough one, but for the signals. */
  Query refining() {
    var query = new BooleanQuery.Builder();
    // Who sets quotes has said himself which words belong together.
    var pairs = text.phrases().isEmpty() ? Math.min(telling.length - 1, MAX_PAIRS) : 0;
    for (var i = 1; i <= pairs; i++) {
      var places = new int[] {0, telling[i] - telling[i - 1]};
      var pair = words.subList(i - 1, i + 1);
      query.add(boost(phrase(pair, places, 0), PROXIMITY), Occur.SHOULD);
      query.add(boost(phrase(pair, places, NEAR), PROXIMITY), Occur.SHOULD);
    }
    for (var word : words) {
      add(query, word(Schema.TITLE, word, TITLE));
    }
    var grams = new LinkedHashSet<String>();
    words.forEach(word -> grams.addAll(vocabulary.grams(word)));
    add(query, atLeast(1, Schema.GRAMS, grams, FRAGMENTS));
    return query.build();
  }

  private BooleanQuery.Builder ranked() {
    var query = new BooleanQuery.Builder();
    for (var word : words) {
      add(query, word(Schema.CONTENT, word, 1));
    }
    around(query);
    return query;
  }

  /** The same as is ranked: the words of titles are among the content. */
  private BooleanQuery.Builder found(BooleanQuery.Builder query) {
    for (var word : words) {
      for (var term : terms(Schema.CONTENT, word)) {
        add(query, vocabulary.query(term));
      }
    }
    around(query);
    return query;
  }

  /** Whatever is neither a plain word nor a part of one. */
  private void around(BooleanQuery.Builder query) {
    for (var word : words) {
      for (var name : Analysis.terms(Analysis.NAMES, word)) {
        add(query, vocabulary.query(new Term(Schema.NAME_STARTS, name)));
      }
      add(query, code(word, PART_OF_CODE));
    }
    for (var identifier : text.identifiers()) {
      add(query, code(identifier.whole(), WHOLE_CODE));
      add(query, mostOf(Schema.CODE, identifier.parts(), PART_OF_CODE));
    }
    for (var prefix : text.prefixes()) {
      query.add(prefix(prefix), Occur.SHOULD);
    }
    for (var phrase : text.phrases()) {
      query.add(phrase(phrase), Occur.MUST);
    }
    for (var name : text.names()) {
      var user = vocabulary.query(new Term(Schema.USER_NAME, name));
      add(query, user.map(one -> boost(new ConstantScoreQuery(one), USER_NAME)));
    }
  }

  private Optional<Query> code(String identifier, float factor) {
    return vocabulary.query(new Term(Schema.CODE, identifier)).map(one -> boost(one, factor));
  }

  private void fragments(BooleanQuery.Builder query) {
    for (var word : words) {
      var grams = vocabulary.grams(word);
      if (word.length() >= FRAGMENTED_LENGTH && !grams.isEmpty()) {
        add(query, mostOf(Schema.GRAMS, grams, FRAGMENTS));
      }
    }
    for (var prefix : text.prefixes()) {
      var grams = vocabulary.grams(prefix);
      if (!grams.isEmpty()) {
        add(query, atLeast(grams.size(), Schema.GRAMS, grams, FRAGMENTS));
      }
    }
  }

  private Query narrowed(BooleanQuery.Builder query, Filter filter) {
    query.setMinimumNumberShouldMatch(text.phrases().isEmpty() ? 1 : 0);
    text.excluded().forEach(phrase -> query.add(phrase(phrase), Occur.MUST_NOT));
    query.add(rights(request.readable()), Occur.FILTER);
    filters(filter).forEach(one -> query.add(one, Occur.FILTER));
    return query.build();
  }

  private List<Term> terms(String field, String word) {
    return vocabulary.languages().stream()
        .flatMap(language -> terms(field, language, word))
        .toList();
  }

  /** The stems of a word that stand in that field of a language. */
  private Stream<Term> terms(String field, Language language, String word) {
    return vocabulary.stems(language, word).stream()
        .map(stem -> new Term(field + language.code(), stem))
        .filter(vocabulary::has);
  }

  /**
   * An entry is of one language, so that the best over the languages is their sum, which Lucene
   * adds up much faster; unless one of them has two stems for the word.
   */
  private Optional<Query> word(String field, String word, float factor) {
    var query = new BlendedTermQuery.Builder();
    query.setRewriteMethod(BlendedTermQuery.BOOLEAN_REWRITE);
    var found = false;
    for (var language : vocabulary.languages()) {
      var terms = terms(field, language, word).toList();
      for (var term : terms) {
        query.add(term, factor * weight(language), vocabulary.find(term).get());
        found = true;
      }
      if (terms.size() > 1) {
        query.setRewriteMethod(BlendedTermQuery.DISJUNCTION_MAX_REWRITE);
      }
    }
    return found ? Optional.of(query.build()) : Optional.empty();
  }

  private Query prefix(String prefix) {
    var start = vocabulary.stems(Language.OTHER, prefix).getFirst();
    return bestOf(
        language -> {
          var field = Schema.CONTENT + language.code();
          var query = new BooleanQuery.Builder();
          query.add(new PrefixQuery(new Term(field, start)), Occur.SHOULD);
          // What was typed may already be longer than the stem.
          for (var stem : vocabulary.stems(language, prefix)) {
            query.add(new TermQuery(new Term(field, stem)), Occur.SHOULD);
          }
          return Optional.of(new ConstantScoreQuery(query.build()));
        });
  }

  private Query phrase(List<String> words) {
    var places = new int[words.size()];
    Arrays.setAll(places, i -> i);
    return phrase(words, places, 0);
  }

  private Query phrase(List<String> words, int[] places, int slop) {
    return bestOf(
        language -> {
          var phrase = new MultiPhraseQuery.Builder().setSlop(slop);
          for (var i = 0; i < places.length; i++) {
            var stems = terms(Schema.CONTENT, language, words.get(i)).toArray(Term[]::new);
            if (stems.length == 0) {
              return Optional.empty();
            }
            phrase.add(stems, places[i]);
          }
          return Optional.of(phrase.build());
        });
  }

  private Query bestOf(Function<Language, Optional<Query>> perLanguage) {
    return new DisjunctionMaxQuery(
        vocabulary.languages().stream()
            .flatMap(
                language ->
                    perLanguage.apply(language).stream()
                        .map(query -> boost(query, weight(language))))
            .toList(),
        0);
  }

  private float weight(Language language) {
    return preferred.contains(language) ? 1 : OTHER_LANGUAGE;
  }

  /**
   * Finds what has two thirds of these, all if they are fewer than four; empty if nothing can. A
   * few short ones by themselves are in very much else.
   */
  private Optional<Query> mostOf(String field, Collection<String> terms, float factor) {
    var size = terms.size();
    return atLeast(size < 4 ? size : size - size / 3, field, terms, factor);
  }

  /** Finds what has so many of these; empty if nothing can. */
  private Optional<Query> atLeast(int least, String field, Collection<String> terms, float factor) {
    var there =
        terms.stream().flatMap(term -> vocabulary.query(new Term(field, term)).stream()).toList();
    if (there.size() < Math.max(least, 1)) {
      return Optional.empty();
    }
    var query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
    there.forEach(term -> query.add(term, Occur.SHOULD));
    return Optional.of(boost(query.build(), factor));
  }

  /** Finds what may be found by whoever may read these communities. */
  static Query rights(Set<Long> readable) {
    var doors = readable.stream().mapToLong(Long::longValue);
    return NumericDocValuesField.newSlowSetQuery(
        Schema.READERS, LongStream.concat(LongStream.of(Schema.EVERYBODY), doors).toArray());
  }

  private List<Query> filters(Filter filter) {
    var queries = new ArrayList<Query>();
    if (!filter.kinds().isEmpty()) {
      queries.add(kinds(filter.kinds()));
    }
    if (filter.communityId() != null) {
      queries.add(LongField.newExactQuery(Schema.COMMUNITY, filter.communityId()));
    }
    if (filter.tag() != null) {
      queries.add(new TermQuery(new Term(Schema.TAG, filter.tag())));
    }
    if (filter.talk() != null) {
      queries.add(new TermQuery(new Term(Schema.TALK, filter.talk())));
    }
    if (filter.authorId() != null) {
      queries.add(LongField.newExactQuery(Schema.AUTHOR, filter.authorId()));
    }
    if (filter.language() != null) {
      queries.add(new TermQuery(new Term(Schema.LANGUAGE, filter.language().code())));
    }
    if (filter.age() != null) {
      var begin = filter.age().begin(now);
      queries.add(
          filter.age() == Age.OLDER
              ? LongField.newRangeQuery(Schema.CREATED, Long.MIN_VALUE, begin - 1)
              : LongField.newRangeQuery(Schema.CREATED, begin, Long.MAX_VALUE));
    }
    return queries;
  }

  /** Finds what is of these kinds. */
  static Query kinds(Set<Kind> kinds) {
    return new TermInSetQuery(
        Schema.KIND, kinds.stream().map(kind -> new BytesRef(kind.name())).toList());
  }

  private static void add(BooleanQuery.Builder query, Optional<? extends Query> clause) {
    clause.ifPresent(one -> query.add(one, Occur.SHOULD));
  }

  private static Query boost(Query query, float factor) {
    return new BoostQuery(query, factor);
  }
}
