package org.guildhall.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/** Keeps the best hit of each conversation, so that pages and totals count conversations. */
final class BestPerGroup implements CollectorManager<BestPerGroup.Best, TopDocs> {

  static final Comparator<ScoreDoc> BEST_FIRST =
      Comparator.<ScoreDoc>comparingDouble(hit -> -hit.score).thenComparingInt(hit -> hit.doc);

  @Override
  public Best newCollector() {
    return new Best();
  }

  @Override
  public TopDocs reduce(Collection<Best> parts) {
    var all = new HashMap<Long, ScoreDoc>();
    for (var part : parts) {
      part.hits.forEach((group, hit) -> all.merge(group, hit, BestPerGroup::better));
    }
    var hits = all.values().toArray(ScoreDoc[]::new);
    Arrays.sort(hits, BEST_FIRST);
    return new TopDocs(new TotalHits(hits.length, TotalHits.Relation.EQUAL_TO), hits);
  }

  private static ScoreDoc better(ScoreDoc one, ScoreDoc other) {
    return BEST_FIRST.compare(one, other) <= 0 ? one : other;
  }

  static final class Best extends SimpleCollector {
    private final Map<Long, ScoreDoc> hits = new HashMap<>();
    private NumericDocValues groups;
    private Scorable scorer;
    private int base;

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      groups = DocValues.getNumeric(context.reader(), Schema.GROUP);
      base = context.docBase;
    }

    @Override
    public void setScorer(Scorable scorer) {
      this.scorer = scorer;
    }

    @Override
    public void collect(int doc) throws IOException {
      if (!groups.advanceExact(doc)) {
        throw new IllegalStateException("a document without a group");
      }
      var score = scorer.score();
      var hit = hits.computeIfAbsent(groups.longValue(), group -> new ScoreDoc(base + doc, score));
      if (score > hit.score) {
        hit.score = score;
        hit.doc = base + doc;
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }
  }
}
