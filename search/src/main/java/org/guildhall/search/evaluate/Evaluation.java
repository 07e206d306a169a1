package org.guildhall.search.evaluate;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one contender is worth on one set.
 *
 * @param documents how many there are to be found
 * @param queries how many have a right answer; the others are left out
 * @param indexDocsPerSecond on one thread, until all are found and durable, reading not counted
 * @param queriesPerSecond the ids of the best ten, one search after the other, everything warm;
 *     what a page shows beside them, passages and counts, is not among it
 * @param p50Ms how long half of those take at most, in milliseconds
 * @param p99Ms how long 99 of a hundred take at most
 */
record Evaluation(
    int documents,
    int queries,
    Measures measures,
    double indexDocsPerSecond,
    double queriesPerSecond,
    double p50Ms,
    double p99Ms) {
  private static final double NANOS = 1e9;
  private static final double NANOS_OF_MILLI = 1e6;

  private static final int FIRST = 10;

  /** So many searches are timed at least: a few would say nothing of the slowest in a hundred. */
  private static final int TIMED = 2_000;

  /** Gives the contender all texts, and asks it all that is asked. */
  static Evaluation of(JudgedSet set, Contender contender) throws IOException {
    var searches = set.searches();
    var documents = new int[1];
    var indexing = new long[1];
    set.texts(
        text -> {
          var start = System.nanoTime();
          try {
            contender.add(text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          indexing[0] += System.nanoTime() - start;
          documents[0]++;
        });
    var start = System.nanoTime();
    contender.finish();
    indexing[0] += System.nanoTime() - start;
    var measures = new ArrayList<Measures>();
    for (var search : searches) {
      var ranking = contender.ranking(search.text(), Measures.DEPTH);
      measures.add(Measures.of(ranking, search.gains()));
    }
    var times = times(searches, contender);
    return new Evaluation(
        documents[0],
        searches.size(),
        Measures.average(measures),
        documents[0] * NANOS / indexing[0],
        times.length * NANOS / Arrays.stream(times).sum(),
        percentile(times, 50) / NANOS_OF_MILLI,
        percentile(times, 99) / NANOS_OF_MILLI);
  }

  /** How long each search took, in nanoseconds and ascending. */
  private static long[] times(List<Judged> searches, Contender contender) throws IOException {
    var times = new long[Math.max(TIMED, searches.size())];
    for (var i = -searches.size(); i < times.length; i++) {
      var text = searches.get(Math.floorMod(i, searches.size())).text();
      var start = System.nanoTime();
      contender.ranking(text, FIRST);
      if (i >= 0) {
        times[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(times);
    return times;
  }

  private static double percentile(long[] ascending, int percent) {
    return ascending[(int) Math.ceil(ascending.length * percent / 100.0) - 1];
  }

  /** All of it as one JSON object. */
  String json() {
    var object =
        Json.createObjectBuilder()
            .add("documents", documents)
            .add("queries", queries)
            .add("map", rounded(measures.map(), 4))
            .add("mrr", rounded(measures.mrr(), 4))
            .add("ndcg10", rounded(measures.ndcg10(), 4))
            .add("p1", rounded(measures.p1(), 4))
            .add("success5", rounded(measures.success5(), 4))
            .add("recall20", rounded(measures.recall20(), 4))
            .add("indexDocsPerSecond", rounded(indexDocsPerSecond, 0))
            .add("queriesPerSecond", rounded(queriesPerSecond, 0))
            .add("p50Ms", rounded(p50Ms, 3))
            .add("p99Ms", rounded(p99Ms, 3))
            .build();
    var text = new StringWriter();
    try (var writer = Json.createWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }

  private static BigDecimal rounded(double number, int places) {
    return BigDecimal.valueOf(number).setScale(places, RoundingMode.HALF_UP);
  }
}
