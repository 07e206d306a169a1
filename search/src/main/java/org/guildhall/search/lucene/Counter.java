package org.guildhall.search.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.guildhall.search.lucene.Counts.Count;

/**
 * Counts what matches in one go, each conversation once, for all that the question could be
 * narrowed to. It ends before the end once it has counted, and seen, enough.
 */
final class Counter extends SimpleCollector {
  private final Set<Kind> kinds;
  private final Language language;
  private final int enough;
  private final LongSet all = new LongSet();
  private final Map<Kind, LongSet> byKind = new EnumMap<>(Kind.class);
  private final Map<Language, LongSet> byLanguage = new EnumMap<>(Language.class);
  private NumericDocValues groups;
  private NumericDocValues facets;
  private int seen;
  private boolean ended;

  /**
   * @param kinds what counts for the total and the languages; all if empty
   * @param language what counts for the total and the kinds; any if null
   * @param enough how many entries are looked at even if there are more than can be counted
   */
  Counter(Set<Kind> kinds, Language language, int enough) {
    this.kinds = kinds;
    this.language = language;
    this.enough = enough;
    for (var kind : Kind.values()) {
      byKind.put(kind, new LongSet());
    }
    for (var one : Language.values()) {
      byLanguage.put(one, new LongSet());
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
    groups = DocValues.getNumeric(context.reader(), Schema.GROUP);
    facets = DocValues.getNumeric(context.reader(), Schema.FACETS);
  }

  @Override
  public void collect(int doc) throws IOException {
    if (!groups.advanceExact(doc) || !facets.advanceExact(doc)) {
      throw new IllegalStateException("a document without a group");
    }
    var group = groups.longValue();
    var kind = Schema.kind(facets.longValue());
    var spoken = Schema.language(facets.longValue());
    var ofKind = kinds.isEmpty() || kinds.contains(kind);
    var inLanguage = language == null || language == spoken;
    if (ofKind && inLanguage) {
      all.add(group);
    }
    if (inLanguage) {
      byKind.get(kind == Kind.POST ? Kind.CONVERSATION : kind).add(group);
    }
    if (ofKind) {
      byLanguage.get(spoken).add(group);
    }
    seen++;
    if (seen >= enough && all.size() > Count.MOST) {
      ended = true;
      throw new CollectionTerminatedException();
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
    var perKind = new EnumMap<Kind, Count>(Kind.class);
    byKind.forEach((kind, groups) -> perKind.put(kind, Count.of(groups.size())));
    perKind.remove(Kind.POST);
    var perLanguage = new EnumMap<Language, Count>(Language.class);
    byLanguage.forEach((one, groups) -> perLanguage.put(one, Count.of(groups.size())));
    return new Counts(total(), perKind, perLanguage);
  }
}
