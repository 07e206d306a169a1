package org.guildhall.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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

  private static final Age[] AGES = Age.values();

  /** Counts groups by their ordinals, each once. */
  private static final class Tally {
    private final BitSet counted = new BitSet();
    private int size;

    void add(int group) {
      if (!counted.get(group)) {
        counted.set(group);
        size++;
      }
    }

    Count count() {
      return Count.of(size);
    }
  }

  private final Filter filter;
  private final boolean facets;
  private final long[] begins;
  private final int enough;
  private final Set<Facet> narrowed;
  private final Ordinals groups = new Ordinals();
  private final Tally all = new Tally();
  private final Map<Facet, Map<Object, Tally>> tallies = new EnumMap<>(Facet.class);
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
    begins = Arrays.stream(AGES).mapToLong(age -> age.begin(now)).toArray();
    this.enough = enough;
    for (var facet : Facet.values()) {
      tallies.put(facet, new HashMap<>());
    }
    narrowed = narrowed(filter);
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
    var group = groups.of(facts.group());
    var heldBack = 0;
    Facet by = null;
    for (var facet : narrowed) {
      if (isHeldBack(facet)) {
        heldBack++;
        by = facet;
      }
    }
    if (heldBack == 0) {
      all.add(group);
    }
    if (heldBack <= 1) {
      count(by, group);
    }
    seen++;
    if (seen >= enough && all.size > Count.MOST) {
      ended = true;
      throw new CollectionTerminatedException();
    }
  }

  /** The parts that this filter has. */
  private static Set<Facet> narrowed(Filter filter) {
    var narrowed = EnumSet.allOf(Facet.class);
    narrowed.removeIf(
        facet ->
            switch (facet) {
              case KIND -> filter.kinds().isEmpty();
              case LANGUAGE -> filter.language() == null;
              case COMMUNITY -> filter.communityId() == null;
              case AUTHOR -> filter.authorId() == null;
              case TALK -> filter.talk() == null;
              case TAG -> filter.tag() == null;
              case AGE -> filter.age() == null;
            });
    return narrowed;
  }

  private boolean isHeldBack(Facet facet) throws IOException {
    return switch (facet) {
      case KIND -> !filter.kinds().contains(facts.kind());
      case LANGUAGE -> filter.language() != facts.language();
      case COMMUNITY -> !filter.communityId().equals(facts.community());
      case AUTHOR -> !filter.authorId().equals(facts.author());
      case TALK -> !filter.talk().equals(facts.talk());
      case TAG -> !facts.tags().contains(filter.tag());
      case AGE -> facts.created() == null || !isOf(filter.age(), facts.created());
    };
  }

  /**
   * @param only the facet for which it counts; null for all
   */
  private void count(Facet only, int group) throws IOException {
    if (only == null || only == Facet.KIND) {
      add(Facet.KIND, facts.kind() == Kind.POST ? Kind.CONVERSATION : facts.kind(), group);
    }
    if (only == null || only == Facet.LANGUAGE) {
      add(Facet.LANGUAGE, facts.language(), group);
    }
    if (facets) {
      if (only == null || only == Facet.COMMUNITY) {
        add(Facet.COMMUNITY, facts.community(), group);
      }
      if (only == null || only == Facet.AUTHOR) {
        add(Facet.AUTHOR, facts.author(), group);
      }
      if (only == null || only == Facet.TALK) {
        add(Facet.TALK, facts.talk(), group);
      }
      if (only == null || only == Facet.TAG) {
        for (var tag : facts.tags()) {
          add(Facet.TAG, tag, group);
        }
      }
      var created = only == null || only == Facet.AGE ? facts.created() : null;
      if (created != null) {
        for (var age : AGES) {
          if (isOf(age, created)) {
            add(Facet.AGE, age, group);
          }
        }
      }
    }
  }

  private boolean isOf(Age age, long created) {
    return age.holds(created, begins[age.ordinal()]);
  }

  private void add(Facet facet, Object value, int group) {
    if (value != null) {
      tallies.get(facet).computeIfAbsent(value, v -> new Tally()).add(group);
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
    return all.count();
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
    var tally = tallies.get(facet).get(value);
    return tally == null ? Count.NONE : tally.count();
  }

  private <T> Map<T, Count> atLeast(Facet facet, Function<Object, T> type) {
    return tallies.get(facet).keySet().stream()
        .collect(
            Collectors.toMap(
                type,
                value -> {
                  var counted = count(facet, value);
                  return ended ? new Count(counted.number(), true) : counted;
                }));
  }
}
