package org.guildhall.search.lucene;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.search.OpenNlpDetector;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.guildhall.search.lucene.SearchResult.Hit;
import org.guildhall.search.lucene.SearchResult.Segment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty index for each test, what is put into it, and what is asked of it. */
abstract class IndexedTest {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** The community that the tests' reader may read, and one that he may not. */
  static final long OPEN = 1;

  static final long CLOSED = 2;

  @TempDir Path folder;
  SearchIndex index;

  @BeforeEach
  void open() {
    index = SearchIndex.open(folder, new OpenNlpDetector(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    index.close();
  }

  void add(Entry.Builder... entries) {
    for (var entry : entries) {
      index.update(entry.build());
    }
    index.refresh();
  }

  static Entry.Builder conversation(long id, String title, String text) {
    return Entry.conversation(id, OPEN, title, text);
  }

  static SearchRequest request(String text) {
    return new SearchRequest(text, Set.of(OPEN), Set.of(), Filter.NONE, 0, 20);
  }

  SearchResult find(String text) {
    return index.search(request(text));
  }

  static List<Long> ids(SearchResult result) {
    return ids(result.hits());
  }

  static List<Long> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).toList();
  }

  static String shown(List<Hit> hits) {
    return hits.stream()
        .flatMap(hit -> Stream.of(hit.title(), hit.snippet()))
        .flatMap(List::stream)
        .map(Segment::text)
        .collect(Collectors.joining("|"));
  }
}
