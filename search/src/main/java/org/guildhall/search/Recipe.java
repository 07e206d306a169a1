package org.guildhall.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.LongField;
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

  private static final int MAX_GRAMS_OF_WORD = 10;
  private static final int MAX_PAIRS = 6;

  private final SearchRequest request;
  private final QueryText text;
  private final Set<Language> preferred;
  private final int[] telling;

  Recipe(SearchRequest request, QueryText text) {
    this.request = request;
    this.text = text;
    preferred =
        EnumSet.of(Language.OTHER, LanguageDetector.ofQuery(String.join(" ", text.words())));
    preferred.addAll(request.languages());
    telling = text.tellingWords(preferred);
  }

  /** The words that are looked for, without those that only hold a sentence together. */
  List<String> words() {
    return Arrays.stream(telling).mapToObj(text.words()::get).toList();
  }

  /** Finds all that match within the reader's rights, and ranks them roughly. */
  Query matching() {
    var query = basis();
    for (var word : words()) {
      var grams = grams(word);
      if (word.length() >= FRAGMENTED_LENGTH && !grams.isEmpty()) {
        var most = grams.size() < 4 ? grams.size() : grams.size() - grams.size() / 3;
        query.add(fragments(grams, most), Occur.SHOULD);
      }
    }
    for (var prefix : text.prefixes()) {
      var grams = grams(prefix);
      if (!grams.isEmpty()) {
        query.add(fragments(grams, grams.size()), Occur.SHOULD);
      }
    }
    query.setMinimumNumberShouldMatch(text.phrases().isEmpty() ? 1 : 0);
    text.excluded().forEach(phrase -> query.add(phrase(phrase), Occur.MUST_NOT));
    query.add(rights(), Occur.FILTER);
    filters().forEach(filter -> query.add(filter, Occur.FILTER));
    return query.build();
  }

  /** The exact score of what {@link #matching} found. */
  Query scoring() {
    var query = basis();
    // Who sets quotes has said himself which words belong together.
    var pairs = text.phrases().isEmpty() ? Math.min(telling.length - 1, MAX_PAIRS) : 0;
    for (var i = 1; i <= pairs; i++) {
      var places = new int[] {0, telling[i] - telling[i - 1]};
      var pair = List.of(text.words().get(telling[i - 1]), text.words().get(telling[i]));
      query.add(boost(phrase(pair, places, 0), PROXIMITY), Occur.SHOULD);
      query.add(boost(phrase(pair, places, NEAR), PROXIMITY), Occur.SHOULD);
    }
    var grams = new LinkedHashSet<String>();
    words().forEach(word -> grams.addAll(grams(word)));
    if (!grams.isEmpty()) {
      query.add(fragments(grams, 1), Occur.SHOULD);
    }
    return query.build();
  }

  private BooleanQuery.Builder basis() {
    var query = new BooleanQuery.Builder();
    for (var word : words()) {
      query.add(word(Schema.CONTENT, word), Occur.SHOULD);
      query.add(boost(word(Schema.TITLE, word), TITLE), Occur.SHOULD);
      Analysis.terms(Analysis.NAMES, word).stream()
          .map(name -> new TermQuery(new Term(Schema.NAME_STARTS, name)))
          .forEach(name -> query.add(name, Occur.SHOULD));
    }
    for (var prefix : text.prefixes()) {
      query.add(prefix(prefix), Occur.SHOULD);
    }
    for (var phrase : text.phrases()) {
      query.add(phrase(phrase), Occur.MUST);
    }
    if (!text.names().isEmpty()) {
      var names = text.names().stream().map(BytesRef::new).toList();
      var user = new ConstantScoreQuery(new TermInSetQuery(Schema.USER_NAME, names));
      query.add(boost(user, USER_NAME), Occur.SHOULD);
    }
    return query;
  }

  private Query word(String field, String word) {
    var query = new BlendedTermQuery.Builder();
    query.setRewriteMethod(BlendedTermQuery.DISJUNCTION_MAX_REWRITE);
    for (var language : Language.values()) {
      for (var stem : Analysis.stems(language, word)) {
        query.add(new Term(field + language.code(), stem), weight(language));
      }
    }
    return query.build();
  }

  private Query prefix(String prefix) {
    var start = Analysis.stems(Language.OTHER, prefix).getFirst();
    return bestOf(
        language -> {
          var field = Schema.CONTENT + language.code();
          var query = new BooleanQuery.Builder();
          query.add(new PrefixQuery(new Term(field, start)), Occur.SHOULD);
          // What was typed may already be longer than the stem.
          for (var stem : Analysis.stems(language, prefix)) {
            query.add(new TermQuery(new Term(field, stem)), Occur.SHOULD);
          }
          return new ConstantScoreQuery(query.build());
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
            var stems =
                Analysis.stems(language, words.get(i)).stream()
                    .map(stem -> new Term(Schema.CONTENT + language.code(), stem))
                    .toArray(Term[]::new);
            phrase.add(stems, places[i]);
          }
          return phrase.build();
        });
  }

  private Query bestOf(Function<Language, Query> perLanguage) {
    return new DisjunctionMaxQuery(
        Stream.of(Language.values())
            .map(language -> boost(perLanguage.apply(language), weight(language)))
            .toList(),
        0);
  }

  private float weight(Language language) {
    return preferred.contains(language) ? 1 : OTHER_LANGUAGE;
  }

  private static List<String> grams(String word) {
    var grams = Analysis.terms(Analysis.GRAMS, word);
    return grams.subList(0, Math.min(MAX_GRAMS_OF_WORD, grams.size()));
  }

  private static Query fragments(Iterable<String> grams, int atLeast) {
    var query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(atLeast);
    grams.forEach(gram -> query.add(new TermQuery(new Term(Schema.GRAMS, gram)), Occur.SHOULD));
    return boost(query.build(), FRAGMENTS);
  }

  private Query rights() {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Schema.OPEN, "yes")), Occur.SHOULD)
        .add(
            LongField.newSetQuery(
                Schema.COMMUNITY, request.readable().stream().mapToLong(Long::longValue).toArray()),
            Occur.SHOULD)
        .build();
  }

  private List<Query> filters() {
    var filter = request.filter();
    var queries = new ArrayList<Query>();
    if (!filter.kinds().isEmpty()) {
      var kinds = filter.kinds().stream().map(kind -> new BytesRef(kind.name())).toList();
      queries.add(new TermInSetQuery(Schema.KIND, kinds));
    }
    if (filter.communityId() != null) {
      queries.add(LongField.newExactQuery(Schema.COMMUNITY, filter.communityId()));
    }
    if (filter.tag() != null) {
      queries.add(new TermQuery(new Term(Schema.TAG, filter.tag())));
    }
    if (filter.talk() != null) {
      queries.add(new TermQuery(new Term(Schema.TALK, filter.talk().name())));
    }
    if (filter.authorId() != null) {
      queries.add(LongField.newExactQuery(Schema.AUTHOR, filter.authorId()));
    }
    if (filter.language() != null) {
      queries.add(new TermQuery(new Term(Schema.LANGUAGE, filter.language().code())));
    }
    if (filter.since() != null) {
      var since = filter.since().toEpochMilli();
      queries.add(LongField.newRangeQuery(Schema.CREATED, since, Long.MAX_VALUE));
    }
    return queries;
  }

  private static Query boost(Query query, float factor) {
    return new BoostQuery(query, factor);
  }
}
