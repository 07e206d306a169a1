package org.guildhall.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.guildhall.search.lucene.Counts.Count;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.guildhall.search.lucene.SearchRequest.Order;

/**
 * Answers one question in the index as it is at one moment: how much there is, and the best of it.
 *
 * <p>Both stop early. It counts without scores, and no further than people read; and it scores only
 * what can still come among the best, as Lucene knows from the highest score in each block of a
 * posting list. So ten times as many posts do not take ten times as long.
 */
final class Finder {
  /** So many hits are scored exactly; those behind keep the order of the rough score. */
  private static final int EXACT = 50;

  /** So many are ordered by the signals where few are wanted. */
  private static final int FEW = 10;

  /** So many entries to one hit, to begin with: one conversation is found by many posts. */
  private static final int ENTRIES_OF_HIT = 2;

  /** So many entries are counted in one go, even if they are more than a count can tell. */
  private static final int ENOUGH = 10_000;

  private static final Set<Kind> TALK = EnumSet.of(Kind.CONVERSATION, Kind.POST);

  private static final Sort LATEST_FIRST =
      new Sort(
          LongField.newSortField(Schema.CREATED, true, SortedNumericSelector.Type.MAX),
          LongField.newSortField(Schema.NUMBER, true, SortedNumericSelector.Type.MAX));

  private final IndexSearcher searcher;
  private final Recipe recipe;
  private final Optional<Nearness> nearness;
  private final SearchRequest request;
  private final Instant now;

  Finder(IndexSearcher searcher, Recipe recipe, SearchRequest request, Instant now) {
    this(searcher, recipe, Optional.empty(), request, now);
  }

  /**
   * @param nearness of what means about the same; empty where only words are looked for
   */
  Finder(
      IndexSearcher searcher,
      Recipe recipe,
      Optional<Nearness> nearness,
      SearchRequest request,
      Instant now) {
    this.searcher = searcher;
    this.nearness = nearness;
    this.recipe = recipe;
    this.request = request;
    this.now = now;
  }

  /** How much there is, and what else could be chosen. */
  Counts count() throws IOException {
    var filter = request.filter();
    var whole = new Counter(filter, request.facets(), now, ENOUGH);
    searcher.search(recipe.counting(widest(filter)), whole.alone());
    var counts = whole.counts();
    if (whole.isEnded()) {
      // What is rare would be too low: each is looked for by itself, as far as is counted.
      for (var kind : counts.kinds().keySet()) {
        var chosen = kind == Kind.CONVERSATION ? TALK : Set.of(kind);
        counts.kinds().put(kind, more(counts.of(kind), filter.with(chosen)));
      }
      for (var one : counts.languages().keySet()) {
        counts.languages().put(one, more(counts.of(one), filter.with(one)));
      }
    }
    return counts;
  }

  /** How much there is, and nothing else. */
  Count total() throws IOException {
    return more(Count.NONE, request.filter());
  }

  /** What must be looked at to count what could be chosen in place of each part of a filter. */
  private Filter widest(Filter filter) {
    return request.facets() ? Filter.NONE : filter.with(Set.of()).with((Language) null);
  }

  private Count more(Count known, Filter filter) throws IOException {
    return known.more()
        ? known
        : searcher
            .search(recipe.counting(filter), new Counter(filter, false, now, 0).alone())
            .total();
  }

  /**
   * The first hits, at most one of each conversation. The order does not depend on how many are
   * wanted.
   */
  List<ScoreDoc> first(int wanted) throws IOException {
    var hits =
        request.order() == Order.TIME
            ? behind(List.of(), recipe.counting(request.filter()), wanted)
            : best(wanted);
    return hits.subList(0, Math.min(wanted, hits.size()));
  }

  /** The first hits as they are ranked without what is costly. */
  List<ScoreDoc> rough(int wanted) throws IOException {
    var hits = behind(List.of(), recipe.matching(), Math.max(FEW, wanted));
    var sorted = new Signals(searcher, recipe.words(), now).applied(hits);
    return sorted.subList(0, Math.min(wanted, sorted.size()));
  }

  private List<ScoreDoc> best(int wanted) throws IOException {
    var most = Math.max(EXACT, wanted);
    var hits = behind(List.of(), recipe.matching(), most);
    var fragmentary = hits.size() < most ? recipe.fragmentary() : Optional.<Query>empty();
    if (fragmentary.isPresent()) {
      var words = hits.size();
      hits = behind(hits, fragmentary.get(), most);
      // The exact score counts fragments itself.
      hits.subList(words, hits.size()).forEach(hit -> hit.score = 0);
    }
    var exact = Math.min(EXACT, hits.size());
    var sorted = rescored(hits.subList(0, exact));
    if (nearness.isPresent()) {
      sorted = nearness.get().fused(withAlike(sorted));
    }
    sorted.addAll(hits.subList(exact, hits.size()));
    return nearness.isPresent() ? firstOfEachGroup(sorted) : sorted;
  }

  /** These and, behind them, what means the same. */
  private List<ScoreDoc> withAlike(List<ScoreDoc> hits) throws IOException {
    var alike = recipe.alike();
    if (alike.isEmpty()) {
      return hits;
    }
    var all = new ArrayList<>(hits);
    for (var hit : searcher.search(alike.get(), Nearness.NEAREST).scoreDocs) {
      all.add(new ScoreDoc(hit.doc, 0));
    }
    return firstOfEachGroup(all);
  }

  /** These hits and, behind them, what the query finds of other conversations. */
  private List<ScoreDoc> behind(List<ScoreDoc> before, Query query, int most) throws IOException {
    var depth = most;
    List<ScoreDoc> hits;
    ScoreDoc[] entries;
    do {
      depth = ENTRIES_OF_HIT * depth;
      entries =
          request.order() == Order.TIME
              ? searcher.search(query, depth, LATEST_FIRST).scoreDocs
              : searcher.search(query, new TopScoreDocCollectorManager(depth, 1)).scoreDocs;
      var all = new ArrayList<>(before);
      all.addAll(Arrays.asList(entries));
      hits = firstOfEachGroup(all);
    } while (hits.size() < most && entries.length == depth);
    return hits;
  }

  private List<ScoreDoc> firstOfEachGroup(List<ScoreDoc> entries) throws IOException {
    var places = new Integer[entries.size()];
    Arrays.setAll(places, place -> place);
    Arrays.sort(places, Comparator.comparingInt(place -> entries.get(place).doc));
    var groups = new long[entries.size()];
    var walk = new Walk(searcher);
    for (var place : places) {
      groups[place] = walk.to(entries.get(place).doc).group();
    }
    var seen = new Ordinals();
    var first = new ArrayList<ScoreDoc>();
    for (var i = 0; i < groups.length; i++) {
      if (seen.of(groups[i]) == first.size()) {
        first.add(entries.get(i));
      }
    }
    return first;
  }

  private List<ScoreDoc> rescored(List<ScoreDoc> rough) throws IOException {
    var rescorer =
        new QueryRescorer(recipe.refining()) {
          @Override
          protected float combine(float rough, boolean matches, float more) {
            return rough + (matches ? more : 0);
          }
        };
    var found = new TotalHits(rough.size(), TotalHits.Relation.EQUAL_TO);
    var top = new TopDocs(found, rough.toArray(ScoreDoc[]::new));
    var scored = List.of(rescorer.rescore(searcher, top, rough.size()).scoreDocs);
    return new Signals(searcher, recipe.words(), now).applied(scored);
  }
}
