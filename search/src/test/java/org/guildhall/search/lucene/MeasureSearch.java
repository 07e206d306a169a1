package org.guildhall.search.lucene;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
  private static final int POSTS = 5;
  private static final int AUTHORS = 500;
  private static final int TAGS = 50;
  private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");
  private static final int LENGTH = 45;
  private static final int SEARCHES = 2_000;
  private static final int BUILDS = 2;
  private static final int ROUNDS = 3;
  private static final int TITLE = 40;
  private static final double MILLION = 1e6;

  private interface Asked {
    void ask(int number) throws IOException;
  }

  private interface Write {
    void write(int number) throws IOException;
  }

  private interface Commit {
    void commit() throws IOException;
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
    measure.all(folder);
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void all(Path folder) throws IOException {
    var languages = new OpenNlpDetector();
    languages.ofQuery("warm");
    var ours = folder.resolve("ours");
    var bare = folder.resolve("bare");
    var before = heap();
    try (var index = SearchIndex.open(ours, languages, Clock.fixed(NOW, ZoneOffset.UTC));
        var directory = FSDirectory.open(bare);
        var writer = new IndexWriter(directory, new IndexWriterConfig(Schema.analyzer()))) {
      for (var round = 0; round < BUILDS; round++) {
        index.deleteAll();
        print("posts per CPU second", written(i -> index.update(entry(i)), index::commit));
        index.refresh();
        print("heap, MB", (heap() - before) / MILLION);
        print("disk, MB", size(ours) / MILLION);
        writer.deleteAll();
        print("bare: posts per CPU second", written(i -> bare(writer, i), writer::commit));
        print("bare: disk, MB", size(bare) / MILLION);
      }
      try (var reader = DirectoryReader.open(writer)) {
        searched(index, new IndexSearcher(reader));
      }
    }
  }

  private double written(Write write, Commit commit) throws IOException {
    var start = cpu();
    for (var i = 0; i < posts.size(); i++) {
      write.write(i);
    }
    commit.commit();
    return posts.size() * 1e9 / (cpu() - start);
  }

  /** Each is asked in turn, so that all find the machine in the same mood. */
  private void searched(SearchIndex index, IndexSearcher bare) throws IOException {
    var asked = new LinkedHashMap<String, Asked>();
    asked.put("bare Lucene, ten entries", i -> bare(bare, searches.get(i)));
    asked.put("the same, all languages", i -> bareEverywhere(bare, searches.get(i)));
    asked.put("plain part, ten entries", i -> index.plain(request(i), 10));
    asked.put("best ten", i -> index.ranking(request(i), 10));
    asked.put("page", i -> index.search(request(i)));
    asked.put("page with facets", i -> index.search(request(i).withFacets()));
    asked.put("similar", i -> similar(index, drafts.get(i).words()));
    var times = new LinkedHashMap<String, long[]>();
    for (var round = 0; round < ROUNDS; round++) {
      for (var what : asked.keySet()) {
        times.put(what, new long[SEARCHES]);
      }
      for (var i = 0; i < SEARCHES; i++) {
        for (var one : asked.entrySet()) {
          var start = cpu();
          one.getValue().ask(i);
          times.get(one.getKey())[i] = cpu() - start;
        }
      }
    }
    times.forEach(MeasureSearch::print);
  }

  private static void similar(SearchIndex index, String draft) {
    index.similar(draft.substring(0, TITLE), draft, READABLE, Set.of(), 5);
  }

  private Entry entry(int number) {
    var text = posts.get(number).words();
    var community = number % COMMUNITIES;
    var first = number - number % POSTS;
    var entry =
        number == first
            ? Entry.conversation(number, community, text.substring(0, TITLE), text)
            : Entry.post(number, first, community, text);
    return entry
        .author((long) number % AUTHORS)
        .created(NOW.minus(Duration.ofMinutes(number)))
        .talk("QUESTION")
        .tags(Set.of("tag" + first % TAGS, "topic" + first % COMMUNITIES))
        .build();
  }

  private void bare(IndexWriter writer, int number) throws IOException {
    var document = new Document();
    var field = Schema.CONTENT + posts.get(number).language().code();
    var entry = entry(number);
    document.add(new TextField(field, entry.title() + " " + entry.text(), Field.Store.NO));
    writer.addDocument(document);
  }

  private static void bare(IndexSearcher searcher, Posts.Text text) throws IOException {
    var field = Schema.CONTENT + text.language().code();
    var query = new BooleanQuery.Builder();
    for (var stem : Analysis.terms(Analysis.stems(text.language()), text.words())) {
      query.add(new TermQuery(new Term(field, stem)), Occur.SHOULD);
    }
    searcher.search(query.build(), 10);
  }

  /** As the product must ask, which is not told the language. */
  private static void bareEverywhere(IndexSearcher searcher, Posts.Text text) throws IOException {
    var query = new BooleanQuery.Builder();
    for (var language : Language.values()) {
      for (var stem : Analysis.terms(Analysis.stems(language), text.words())) {
        var term = new Term(Schema.CONTENT + language.code(), stem);
        query.add(new TermQuery(term), Occur.SHOULD);
      }
    }
    searcher.search(query.build(), 10);
  }

  private SearchRequest request(int number) {
    return new SearchRequest(searches.get(number).words(), READABLE, Set.of(), Filter.NONE, 0, 10);
  }

  private static void print(String what, long[] times) {
    Arrays.sort(times);
    for (var part : new int[] {50, 95, 99}) {
      print(what + ", p" + part + " ms", times[times.length * part / 100] / MILLION);
    }
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
    System.out.printf("%-34s %.3f%n", what, number);
  }
}
