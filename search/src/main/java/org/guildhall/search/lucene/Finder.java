package org.guildhall.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.guildhall.search.lucene.Counts.Count;

/**
 * Answers one question in the index as it is at one moment: how much there is, and the best of it.
 *
 * <p>Both stop early. It counts without scores, and no further than people read; and it scores only
 * what can still come among the best, as Lucene knows from the highest score in each block of a
 * posting list. So ten times as many posts do not take ten times as long.
 */
final class Finder {
  /** So many hits are scored exactly; those behind keep the order of the rough score. */
  private static final int EXACT = 100;

  /** So many entries to one hit, to begin with: one conversation is found by many posts. */
  private static final int ENTRIES_OF_HIT = 2;

  /** So many entries are counted in one go, even if they are more than a count can tell. */
  private static final int ENOUGH = 10_000;

  private static final Set<Kind> TALK = EnumSet.of(Kind.CONVERSATION, Kind.POST);

  private final IndexSearcher searcher;
  private final Recipe recipe;

  Finder(IndexSearcher searcher, Recipe recipe) {
    this.searcher = searcher;
    this.recipe = recipe;
  }

  /** How much there is, of these kinds and in this language, and what else could be chosen. */
  Counts count(Set<Kind> kinds, Language language) throws IOException {
    var whole = new Counter(kinds, language, ENOUGH);
    searcher.search(recipe.counting(Set.of(), null), whole.alone());
    var counts = whole.counts();
    if (whole.isEnded()) {
      // What is rare would be too low: each is looked for by itself, as far as is counted.
      for (var kind : counts.kinds().keySet()) {
        var chosen = kind == Kind.CONVERSATION ? TALK : Set.of(kind);
        counts.kinds().put(kind, more(counts.of(kind), chosen, language));
      }
      for (var one : counts.languages().keySet()) {
        counts.languages().put(one, more(counts.of(one), kinds, one));
      }
    }
    return counts;
  }

  private Count more(Count known, Set<Kind> kinds, Language language) throws IOException {
    return known.more()
        ? known
        : searcher
            .search(recipe.counting(kinds, language), new Counter(kinds, language, 0).alone())
            .total();
  }

  /**
   * The best hits, at most one of each conversation, the best first. The order does not depend on
   * how many are wanted.
   */
  List<ScoreDoc> best(int wanted) throws IOException {
    var query = recipe.matching();
    var most = Math.max(EXACT, wanted);
    var depth = most;
    List<ScoreDoc> hits;
    ScoreDoc[] entries;
    do {
      depth = ENTRIES_OF_HIT * depth;
      entries = searcher.search(query, new TopScoreDocCollectorManager(depth, 1)).scoreDocs;
      hits = firstOfEachGroup(entries);
    } while (hits.size() < most && entries.length == depth);
    var exact = hits.subList(0, Math.min(EXACT, hits.size())).toArray(ScoreDoc[]::new);
    var sorted = new ArrayList<>(rescore(exact));
    sorted.addAll(hits.subList(exact.length, hits.size()));
    return sorted.subList(0, Math.min(wanted, sorted.size()));
  }

  private List<ScoreDoc> firstOfEachGroup(ScoreDoc[] entries) throws IOException {
    var places = new Integer[entries.length];
    Arrays.setAll(places, place -> place);
    Arrays.sort(places, Comparator.comparingInt(place -> entries[place].doc));
    var groups = new long[entries.length];
    LeafReaderContext leaf = null;
    NumericDocValues values = null;
    for (var place : places) {
      var doc = entries[place].doc;
      if (leaf == null || doc >= leaf.docBase + leaf.reader().maxDoc()) {
        var leaves = searcher.getLeafContexts();
        leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        values = DocValues.getNumeric(leaf.reader(), Schema.GROUP);
      }
      if (!values.advanceExact(doc - leaf.docBase)) {
        throw new IllegalStateException("a document without a group");
      }
      groups[place] = values.longValue();
    }
    var seen = new LongSet();
    var first = new ArrayList<ScoreDoc>();
    for (var i = 0; i < entries.length; i++) {
      if (seen.add(groups[i])) {
        first.add(entries[i]);
      }
    }
    return first;
  }

  private List<ScoreDoc> rescore(ScoreDoc[] rough) throws IOException {
    var rescorer =
        new QueryRescorer(recipe.scoring()) {
          @Override
          protected float combine(float roughScore, boolean matches, float score) {
            return matches ? score : 0;
          }
        };
    var found = new TotalHits(rough.length, TotalHits.Relation.EQUAL_TO);
    return List.of(rescorer.rescore(searcher, new TopDocs(found, rough), rough.length).scoreDocs);
  }
}
