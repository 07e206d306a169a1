package org.guildhall.search.lucene;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.guildhall.search.OpenNlpDetector;
import org.guildhall.search.lucene.SearchRequest.Filter;

/**
 * Measures the index on made-up posts beside bare Lucene, which has the same texts and analysers
 * and is told the language. One thread, whose CPU time is told: others may use the machine too.
 */
final class MeasureSearch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Set<Long> READABLE = Set.of(1L, 2L, 3L, 4L, 5L);
  private static final int COMMUNITIES = 6;
  private static final int LENGTH = 45;
  private static final int SEARCHES = 2_000;
  private static final int ROUNDS = 3;
  private static final double MILLION = 1e6;

  private interface Asked {
    void ask(Posts.Text text) throws IOException;
  }

  private final List<Posts.Text> posts;
  private final List<Posts.Text> searches;
  private final List<Posts.Text> drafts;

  private MeasureSearch(int size) {
    var made = new Posts(1);
    posts = Stream.generate(() -> made.text(LENGTH)).limit(size).toList();
    searches = Stream.generate(made::search).limit(SEARCHES).toList();
    drafts = Stream.generate(() -> made.text(LENGTH)).limit(SEARCHES).toList();
  }

  public static void main(String[] arguments) throws IOException {
    var measure = new MeasureSearch(Integer.parseInt(arguments[0]));
    var folder = Files.createTempDirectory("guildhall-measure");
    measure.ours(folder.resolve("ours"));
    measure.bare(folder.resolve("bare"));
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void ours(Path folder) throws IOException {
    var languages = new OpenNlpDetector();
    languages.ofQuery("warm");
    var before = heap();
    try (var index = SearchIndex.open(folder, languages, Clock.systemUTC())) {
      for (var round = 0; round < 2; round++) {
        index.deleteAll();
        var start = THREADS.getCurrentThreadCpuTime();
        for (var i = 0; i < posts.size(); i++) {
          index.update(entry(i));
        }
        index.commit();
        index.refresh();
        print("posts indexed per CPU second", posts.size() * 1e9 / (cpu() - start));
      }
      print("heap, MB", (heap() - before) / MILLION);
      print("disk, MB", size(folder) / MILLION);
      for (var round = 0; round < ROUNDS; round++) {
        time("plain part", searches, text -> index.plain(request(text.words()), 10));
        time("best ten", searches, text -> index.ranking(request(text.words()), 10));
        time("page", searches, text -> index.search(request(text.words())));
        time(
            "page with facets", searches, text -> index.search(request(text.words()).withFacets()));
        time(
            "similar",
            drafts,
            text ->
                index.similar(text.words().substring(0, 40), text.words(), READABLE, Set.of(), 5));
      }
    }
  }

  private Entry entry(int number) {
    var text = posts.get(number).words();
    var community = number % COMMUNITIES;
    return number % 5 == 0
        ? Entry.conversation(number, community, text.substring(0, 40), text).build()
        : Entry.post(number, number - number % 5, community, text).build();
  }

  private void bare(Path folder) throws IOException {
    try (var directory = FSDirectory.open(folder);
        var writer = new IndexWriter(directory, new IndexWriterConfig(Schema.analyzer()))) {
      var start = THREADS.getCurrentThreadCpuTime();
      for (var i = 0; i < posts.size(); i++) {
        var document = new Document();
        var field = Schema.CONTENT + posts.get(i).language().code();
        document.add(
            new TextField(field, entry(i).title() + " " + entry(i).text(), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.commit();
      print("bare: posts per CPU second", posts.size() * 1e9 / (cpu() - start));
      print("bare: disk, MB", size(folder) / MILLION);
      try (var reader = DirectoryReader.open(writer)) {
        var searcher = new IndexSearcher(reader);
        for (var round = 0; round < ROUNDS; round++) {
          time("bare: ten", searches, text -> bare(searcher, text));
        }
      }
    }
  }

  private static void bare(IndexSearcher searcher, Posts.Text text) throws IOException {
    var field = Schema.CONTENT + text.language().code();
    var query = new BooleanQuery.Builder();
    for (var stem : Analysis.terms(Analysis.stems(text.language()), text.words())) {
      query.add(new TermQuery(new Term(field, stem)), Occur.SHOULD);
    }
    searcher.search(query.build(), 10);
  }

  private static SearchRequest request(String text) {
    return new SearchRequest(text, READABLE, Set.of(), Filter.NONE, 0, 10);
  }

  private static void time(String what, List<Posts.Text> asked, Asked asking) throws IOException {
    var times = new long[asked.size()];
    for (var i = 0; i < times.length; i++) {
      var start = cpu();
      asking.ask(asked.get(i));
      times[i] = cpu() - start;
    }
    Arrays.sort(times);
    print(what + ", p50 ms", times[times.length / 2] / MILLION);
    print(what + ", p95 ms", times[times.length * 95 / 100] / MILLION);
    print(what + ", p99 ms", times[times.length * 99 / 100] / MILLION);
  }

  private static long cpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long size(Path folder) throws IOException {
    var sum = 0L;
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }

  private static void print(String what, double number) {
    System.out.printf("%-30s %.3f%n", what, number);
  }
}
