package org.guildhall.search.lucene;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/**
 * What speaks for an entry beside its words, as one factor:
 *
 * <pre>factor = accepted · card · tags · solved · fresh · others</pre>
 *
 * <ul>
 *   <li>accepted: 1.15 for the accepted answer of a conversation
 *   <li>card: 1.15 for a card
 *   <li>tags: 1.1 where a word that is looked for is one of its tags
 *   <li>solved: 1 + 0.05·log₂(1 + n) when n people said that it solved theirs, at most 1.2
 *   <li>fresh: 1 + 0.1·2⁻ᵃ, a being its age in years
 *   <li>others: 0.98ⁿ, at least 0.9, for what comes behind n better entries of the same community,
 *       so that a small community is seen beside a large one
 * </ul>
 *
 * Each is modest: together they change places between entries that answer about equally well. An
 * entry that carries none of these keeps its place among such.
 */
final class Signals {
  private static final double ACCEPTED = 1.15;
  private static final double CARD = 1.15;
  private static final double TAG = 1.1;
  private static final double SOLVED = 0.05;
  private static final double MOST_SOLVED = 1.2;
  private static final double FRESH = 0.1;
  private static final double YEAR = Duration.ofDays(365).toMillis();
  private static final double OTHERS = 0.98;
  private static final double LEAST_OTHERS = 0.9;
  static final Comparator<ScoreDoc> BEST_FIRST =
      Comparator.comparing((ScoreDoc hit) -> -hit.score).thenComparing(hit -> hit.doc);

  private final IndexSearcher searcher;
  private final Set<String> words;
  private final Instant now;

  /**
   * @param words that are looked for, in lower case
   */
  Signals(IndexSearcher searcher, List<String> words, Instant now) {
    this.searcher = searcher;
    this.words = Set.copyOf(words);
    this.now = now;
  }

  /** Multiplies the scores of these, and puts them in their order. */
  List<ScoreDoc> applied(List<ScoreDoc> hits) throws IOException {
    var places = hits.toArray(ScoreDoc[]::new);
    Arrays.sort(places, Comparator.comparingInt(hit -> hit.doc));
    var communities = new HashMap<Integer, Long>();
    var walk = new Walk(searcher);
    for (var hit : places) {
      var facts = walk.to(hit.doc);
      hit.score *= (float) factor(facts);
      communities.put(hit.doc, facts.community());
    }
    Arrays.sort(places, BEST_FIRST);
    var better = new HashMap<Long, Integer>();
    for (var hit : places) {
      var community = communities.get(hit.doc);
      if (community != null) {
        var before = better.merge(community, 1, Integer::sum) - 1;
        hit.score *= (float) Math.max(LEAST_OTHERS, Math.pow(OTHERS, before));
      }
    }
    Arrays.sort(places, BEST_FIRST);
    return new ArrayList<>(List.of(places));
  }

  private double factor(Facts facts) throws IOException {
    var factor = facts.accepted() ? ACCEPTED : 1;
    if (facts.kind() == Kind.CARD) {
      factor *= CARD;
    }
    if (!Collections.disjoint(facts.tags(), words)) {
      factor *= TAG;
    }
    factor *= Math.min(MOST_SOLVED, 1 + SOLVED * Math.log(1 + facts.solved()) / Math.log(2));
    var created = facts.created();
    if (created != null) {
      var age = Math.max(0, now.toEpochMilli() - created) / YEAR;
      factor *= 1 + FRESH * Math.pow(2, -age);
    }
    return factor;
  }
}
