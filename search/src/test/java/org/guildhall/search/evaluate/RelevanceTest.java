package org.guildhall.search.evaluate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.guildhall.search.OpenNlpDetector;
import org.guildhall.search.lucene.Fixtures;
import org.guildhall.search.lucene.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Holds the recipe against plain BM25 on searches whose right answers are known. */
class RelevanceTest {
  private static final Map<String, Language> SETS =
      Map.of("help-en", Language.ENGLISH, "help-de", Language.GERMAN, "xquad-es", Language.SPANISH);

  /** A sample of the searches, to be quick. */
  private static final int EVERY = 8;

  /** What the recipe must be ahead of plain BM25, on the average of the sets. */
  private static final double GAIN = 0.025;

  @TempDir Path folder;

  @Test
  void recipeIsBetterThanPlainBm25(TestReporter report) throws IOException {
    var gain = 0.0;
    for (var name : SETS.keySet()) {
      var set = set(name);
      try (var product = new Product(folder.resolve(name), null, new OpenNlpDetector(), null)) {
        set.texts(product::add);
        product.finish();
        gain += gain(report, name, product, "");
      }
    }
    assertTrue(gain / SETS.size() >= GAIN, "gain " + gain / SETS.size());
  }

  /** What a firm has: all languages in one index, and nobody says which one he asks in. */
  @Test
  void languagesInOneIndexDoNotHarmEachOther(TestReporter report) throws IOException {
    try (var product = new Product(folder.resolve("all"), null, new OpenNlpDetector(), null)) {
      for (var name : SETS.keySet()) {
        set(name).texts(text -> product.add(new Text(name + text.id(), text.title(), text.body())));
      }
      product.finish();
      for (var name : SETS.keySet()) {
        gain(report, name, product, name);
      }
    }
  }

  private double gain(TestReporter report, String name, Contender product, String prefix)
      throws IOException {
    var plain = baseline(name).ndcg10();
    var ours = measures(name, product, prefix).ndcg10();
    report.publishEntry(name, "nDCG@10 " + ours + ", plain BM25 " + plain);
    assertTrue(ours >= plain, name + ": " + ours + " < " + plain);
    return ours - plain;
  }

  private Measures baseline(String name) throws IOException {
    try (var baseline = new Baseline(folder.resolve(name + "-plain"), SETS.get(name))) {
      var texts = new ArrayList<Text>();
      set(name).texts(texts::add);
      for (var text : texts) {
        baseline.add(text);
      }
      baseline.finish();
      return measures(name, baseline, "");
    }
  }

  /**
   * @param prefix what stands before the ids of this set's texts
   */
  private static Measures measures(String name, Contender contender, String prefix)
      throws IOException {
    var searches = set(name).searches();
    var measures = new ArrayList<Measures>();
    for (var i = 0; i < searches.size(); i += EVERY) {
      var gains = new HashMap<String, Integer>();
      searches.get(i).gains().forEach((id, gain) -> gains.put(prefix + id, gain));
      measures.add(Measures.of(contender.ranking(searches.get(i).text(), 100), gains));
    }
    return Measures.average(measures);
  }

  private static JudgedSet set(String name) {
    return new JudgedSet(Fixtures.require("relevance/" + name));
  }
}
