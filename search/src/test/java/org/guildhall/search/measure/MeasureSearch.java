package org.guildhall.search.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.guildhall.search.OpenNlpDetector;
import org.guildhall.search.lucene.Entry;
import org.guildhall.search.lucene.SearchIndex;
import org.guildhall.search.lucene.SearchRequest;
import org.guildhall.search.lucene.SearchRequest.Filter;

/** Measures the index on made-up posts, on one thread; see the benchmarks in the documentation. */
final class MeasureSearch {
  private static final Set<Long> READABLE = Set.of(1L, 2L, 3L, 4L, 5L);
  private static final int COMMUNITIES = 6;

  private MeasureSearch() {}

  public static void main(String[] arguments) throws IOException {
    var posts = Integer.parseInt(arguments[0]);
    var folder = Files.createTempDirectory("guildhall-measure");
    var made = new Posts(1);
    var texts = Stream.generate(() -> made.text(45)).limit(posts).toList();
    var searches = Stream.generate(made::search).limit(2_000).toList();
    var languages = new OpenNlpDetector();
    languages.ofQuery("warm");
    try (var index = SearchIndex.open(folder, languages, Clock.systemUTC())) {
      for (var round = 0; round < 2; round++) {
        index.deleteAll();
        var start = System.nanoTime();
        for (var i = 0; i < posts; i++) {
          var text = texts.get(i);
          var community = i % COMMUNITIES;
          index.update(
              i % 5 == 0
                  ? Entry.conversation(i, community, text.substring(0, 40), text).build()
                  : Entry.post(i, i - i % 5, community, text).build());
        }
        index.commit();
        index.refresh();
        print("posts indexed per second", posts * 1e9 / (System.nanoTime() - start));
      }
      for (var round = 0; round < 2; round++) {
        time("best ten", searches, text -> index.ranking(request(text), 10));
        time("page", searches, text -> index.search(request(text)));
      }
    }
    try (var files = Files.walk(folder)) {
      var all = new ArrayList<>(files.toList());
      print(
          "MB on disk",
          all.stream().filter(Files::isRegularFile).mapToLong(MeasureSearch::size).sum() / 1e6);
      for (var file : all.reversed()) {
        Files.delete(file);
      }
    }
  }

  private static SearchRequest request(String text) {
    return new SearchRequest(text, READABLE, Set.of(), Filter.NONE, 0, 10);
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static void time(String what, java.util.List<String> searches, Consumer<String> search) {
    var times = new long[searches.size()];
    for (var i = 0; i < times.length; i++) {
      var start = System.nanoTime();
      search.accept(searches.get(i));
      times[i] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    print(what + " p50 ms", times[times.length / 2] / 1e6);
    print(what + " p99 ms", times[times.length * 99 / 100] / 1e6);
  }

  private static void print(String what, double number) {
    System.out.printf("%-30s %.3f%n", what, number);
  }
}
