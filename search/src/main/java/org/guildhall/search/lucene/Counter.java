package org.guildhall.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.guildhall.search.lucene.Counts.Count;
import org.guildhall.search.lucene.SearchRequest.Filter;

/**
 * Counts what matches in one go, each conversation once, for all that the question could be
 * narrowed to. It ends before the end once it has counted, and seen, enough.
 *
 * <p>What it is shown is not narrowed yet. An entry that all parts of the filter let through counts
 * everywhere; one that a single part holds back counts among what could be chosen in its place.
 */
final class Counter extends SimpleCollector {
  /** The sorts of things that a question is narrowed to. */
  private enum Facet {
    KIND,
    LANGUAGE,
    COMMUNITY,
    AUTHOR,
    TALK,
    TAG,
    AGE
  }

  private final Filter filter;
  private final boolean facets;
  private final Instant now;
  private final int enough;
  private final LongSet all = new LongSet();
  private final Map<Facet, Map<Object, LongSet>> groups = new EnumMap<>(Facet.class);
  private Facts facts;
  private int seen;
  private boolean ended;

  /**
   * @param filter what counts for the total
   * @param facets whether all there is to choose is counted, or kinds and languages only
   * @param enough how many entries are looked at even if there are more than can be counted
   */
  Counter(Filter filter, boolean facets, Instant now, int enough) {
    this.filter = filter;
    this.facets = facets;
    this.now = now;
    this.enough = enough;
    for (var facet : Facet.values()) {
      groups.put(facet, new HashMap<>());
    }
  }

  /** For a single searching thread. */
  CollectorManager<Counter, Counter> alone() {
    return new CollectorManager<>() {
      @Override
      public Counter newCollector() {
        return Counter.this;
      }

      @Override
      public Counter reduce(Collection<Counter> counters) {
        return Counter.this;
      }
    };
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    if (ended) {
      throw new CollectionTerminatedException();
    }
    facts = new Facts(context.reader());
  }

  @Override
  public void collect(int doc) throws IOException {
    facts.of(doc);
    var heldBack = 0;
    Facet by = null;
    for (var facet : Facet.values()) {
      if (isHeldBack(facet)) {
        heldBack++;
        by = facet;
      }
    }
    if (heldBack == 0) {
      all.add(facts.group());
    }
    if (heldBack <= 1) {
      count(by);
    }
    seen++;
    if (seen >= enough && all.size() > Count.MOST) {
      ended = true;
      throw new CollectionTerminatedException();
    }
  }

  private boolean isHeldBack(Facet facet) throws IOException {
    return switch (facet) {
      case KIND -> !filter.kinds().isEmpty() && !filter.kinds().contains(facts.kind());
      case LANGUAGE -> filter.language() != null && filter.language() != facts.language();
      case COMMUNITY ->
          filter.communityId() != null && !filter.communityId().equals(facts.community());
      case AUTHOR -> filter.authorId() != null && !filter.authorId().equals(facts.author());
      case TALK -> filter.talk() != null && !filter.talk().equals(facts.talk());
      case TAG -> filter.tag() != null && !facts.tags().contains(filter.tag());
      case AGE ->
          filter.age() != null
              && (facts.created() == null || !filter.age().holds(facts.created(), now));
    };
  }

  /**
   * @param only the facet for which it counts; null for all
   */
  private void count(Facet only) throws IOException {
    if (only == null || only == Facet.KIND) {
      add(Facet.KIND, facts.kind() == Kind.POST ? Kind.CONVERSATION : facts.kind());
    }
    if (only == null || only == Facet.LANGUAGE) {
      add(Facet.LANGUAGE, facts.language());
    }
    if (facets) {
      if (only == null || only == Facet.COMMUNITY) {
        add(Facet.COMMUNITY, facts.community());
      }
      if (only == null || only == Facet.AUTHOR) {
        add(Facet.AUTHOR, facts.author());
      }
      if (only == null || only == Facet.TALK) {
        add(Facet.TALK, facts.talk());
      }
      if (only == null || only == Facet.TAG) {
        for (var tag : facts.tags()) {
          add(Facet.TAG, tag);
        }
      }
      if ((only == null || only == Facet.AGE) && facts.created() != null) {
        for (var age : Age.values()) {
          if (age.holds(facts.created(), now)) {
            add(Facet.AGE, age);
          }
        }
      }
    }
  }

  private void add(Facet facet, Object value) throws IOException {
    if (value != null) {
      groups.get(facet).computeIfAbsent(value, v -> new LongSet()).add(facts.group());
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  /** Whether there may be more than was looked at. */
  boolean isEnded() {
    return ended;
  }

  Count total() {
    return Count.of(all.size());
  }

  /** What was counted so far. */
  Counts counts() {
    var kinds = new EnumMap<Kind, Count>(Kind.class);
    for (var kind : Kind.values()) {
      kinds.put(kind, count(Facet.KIND, kind));
    }
    kinds.remove(Kind.POST);
    var languages = new EnumMap<Language, Count>(Language.class);
    for (var language : Language.values()) {
      languages.put(language, count(Facet.LANGUAGE, language));
    }
    return new Counts(
        total(),
        kinds,
        languages,
        atLeast(Facet.COMMUNITY, Long.class::cast),
        atLeast(Facet.AUTHOR, Long.class::cast),
        atLeast(Facet.TALK, String.class::cast),
        atLeast(Facet.TAG, String.class::cast),
        atLeast(Facet.AGE, Age.class::cast));
  }

  private Count count(Facet facet, Object value) {
    var counted = groups.get(facet).get(value);
    return counted == null ? Count.NONE : Count.of(counted.size());
  }

  private <T> Map<T, Count> atLeast(Facet facet, Function<Object, T> type) {
    return groups.get(facet).keySet().stream()
        .collect(
            Collectors.toMap(
                type,
                value -> {
                  var counted = count(facet, value);
                  return ended ? new Count(counted.number(), true) : counted;
                }));
  }
}
