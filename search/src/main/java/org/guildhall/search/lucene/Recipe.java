package org.guildhall.search.lucene;

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

/**
 * How a request becomes Lucene queries.
 *
 * <p>The score is {@code content + 0.5·title + proximity + 0.1·fragments}, each the best over the
 * languages. Proximity and fragments are costly, so {@link #matching} finds and ranks without them,
 * and {@link #scoring} is asked about the best few only. A word's rarity is taken over all
 * languages together ({@link BlendedTermQuery}): a text whose language was mistaken would else rise
 * by words that are rare only where it stands.
 */
final class Recipe {
  private static final float TITLE = 0.5f;
  private static final float PROXIMITY = 0.1f;
  private static final float FRAGMENTS = 0.1f;
  private static final float OTHER_LANGUAGE = 0.7f;
  private static final float USER_NAME = 50;
  private static final int NEAR = 8;

  /** Shorter words are found as words only: too many longer ones contain them. */
  private static final int FRAGMENTED_LENGTH = Analysis.GRAM + 1;

  private static final int MAX_PAIRS = 6;

  private final SearchRequest request;
  private final QueryText text;
  private final Vocabulary vocabulary;
  private final Set<Language> preferred;
  private final int[] telling;
  private final List<String> words;

  /**
   * @param guess the language in which the words may be
   */
  Recipe(SearchRequest request, QueryText text, Vocabulary vocabulary, Language guess) {
    this.request = request;
    this.text = text;
    this.vocabulary = vocabulary;
    preferred = EnumSet.of(Language.OTHER, guess);
    preferred.addAll(request.languages());
    telling = text.tellingWords(preferred);
    words = Arrays.stream(telling).mapToObj(text.words()::get).toList();
  }

  /** The words that are looked for, without those that only hold a sentence together. */
  List<String> words() {
    return words;
  }

  /** Finds all that match within the reader's rights, and ranks them roughly. */
  Query matching() {
    var query = new BooleanQuery.Builder();
    rank(query);
    fragments(query);
    var filter = request.filter();
    return narrowed(query, filter.kinds(), filter.language());
  }

  /**
   * Finds the same without ranking it, of these kinds and in this language in place of those that
   * were asked for.
   *
   * @param kinds all of them if empty
   * @param language any if null
   */
  Query counting(Set<Kind> kinds, Language language) {
    var query = new BooleanQuery.Builder();
    // The words of titles are among the content.
    for (var word : words) {
      for (var term : terms(Schema.CONTENT, word)) {
        add(query, vocabulary.query(term));
      }
    }
    around(query);
    fragments(query);
    return narrowed(query, kinds, language);
  }

  /** The exact score of what {@link #matching} found. */
  Query scoring() {
    var query = new BooleanQuery.Builder();
    rank(query);
    // Who sets quotes has said himself which words belong together.
    var pairs = text.phrases().isEmpty() ? Math.min(telling.length - 1, MAX_PAIRS) : 0;
    for (var i = 1; i <= pairs; i++) {
      var places = new int[] {0, telling[i] - telling[i - 1]};
      var pair = words.subList(i - 1, i + 1);
      query.add(boost(phrase(pair, places, 0), PROXIMITY), Occur.SHOULD);
      query.add(boost(phrase(pair, places, NEAR), PROXIMITY), Occur.SHOULD);
    }
    var grams = new LinkedHashSet<String>();
    words.forEach(word -> grams.addAll(vocabulary.grams(word)));
    add(query, fragments(grams, 1));
    return query.build();
  }

  private void rank(BooleanQuery.Builder query) {
    for (var word : words) {
      add(query, word(Schema.CONTENT, word));
      add(query, word(Schema.TITLE, word).map(title -> boost(title, TITLE)));
    }
    around(query);
  }

  /** Whatever is neither a plain word nor a part of one. */
  private void around(BooleanQuery.Builder query) {
    for (var word : words) {
      for (var name : Analysis.terms(Analysis.NAMES, word)) {
        add(query, vocabulary.query(new Term(Schema.NAME_STARTS, name)));
      }
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

  private void fragments(BooleanQuery.Builder query) {
    for (var word : words) {
      var grams = vocabulary.grams(word);
      if (word.length() >= FRAGMENTED_LENGTH && !grams.isEmpty()) {
        var most = grams.size() < 4 ? grams.size() : grams.size() - grams.size() / 3;
        add(query, fragments(grams, most));
      }
    }
    for (var prefix : text.prefixes()) {
      var grams = vocabulary.grams(prefix);
      if (!grams.isEmpty()) {
        add(query, fragments(grams, grams.size()));
      }
    }
  }

  private Query narrowed(BooleanQuery.Builder query, Set<Kind> kinds, Language language) {
    query.setMinimumNumberShouldMatch(text.phrases().isEmpty() ? 1 : 0);
    text.excluded().forEach(phrase -> query.add(phrase(phrase), Occur.MUST_NOT));
    query.add(rights(), Occur.FILTER);
    filters(kinds, language).forEach(filter -> query.add(filter, Occur.FILTER));
    return query.build();
  }

  private List<Term> terms(String field, String word) {
    return Stream.of(Language.values()).flatMap(language -> terms(field, language, word)).toList();
  }

  /** The stems of a word that stand in that field of a language. */
  private Stream<Term> terms(String field, Language language, String word) {
    return vocabulary.stems(language, word).stream()
        .map(stem -> new Term(field + language.code(), stem))
        .filter(vocabulary::has);
  }

  private Optional<Query> word(String field, String word) {
    var query = new BlendedTermQuery.Builder();
    query.setRewriteMethod(BlendedTermQuery.DISJUNCTION_MAX_REWRITE);
    var found = false;
    for (var language : Language.values()) {
      for (var term : terms(field, language, word).toList()) {
        query.add(term, weight(language), vocabulary.find(term).get());
        found = true;
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
        Stream.of(Language.values())
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

  /** Finds what has at least so many of them; empty if nothing can. */
  private Optional<Query> fragments(Collection<String> grams, int atLeast) {
    var query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(atLeast);
    var there =
        grams.stream()
            .flatMap(gram -> vocabulary.query(new Term(Schema.GRAMS, gram)).stream())
            .toList();
    there.forEach(gram -> query.add(gram, Occur.SHOULD));
    return there.size() < Math.max(atLeast, 1)
        ? Optional.empty()
        : Optional.of(boost(query.build(), FRAGMENTS));
  }

  private Query rights() {
    var doors = request.readable().stream().mapToLong(Long::longValue);
    return NumericDocValuesField.newSlowSetQuery(
        Schema.READERS, LongStream.concat(LongStream.of(Schema.EVERYBODY), doors).toArray());
  }

  private List<Query> filters(Set<Kind> kinds, Language language) {
    var filter = request.filter();
    var queries = new ArrayList<Query>();
    if (!kinds.isEmpty()) {
      var names = kinds.stream().map(kind -> new BytesRef(kind.name())).toList();
      queries.add(new TermInSetQuery(Schema.KIND, names));
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
    if (language != null) {
      queries.add(new TermQuery(new Term(Schema.LANGUAGE, language.code())));
    }
    if (filter.since() != null) {
      var since = filter.since().toEpochMilli();
      queries.add(LongField.newRangeQuery(Schema.CREATED, since, Long.MAX_VALUE));
    }
    return queries;
  }

  private static void add(BooleanQuery.Builder query, Optional<? extends Query> clause) {
    clause.ifPresent(one -> query.add(one, Occur.SHOULD));
  }

  private static Query boost(Query query, float factor) {
    return new BoostQuery(query, factor);
  }
}
