package org.guildhall.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.guildhall.platform.Outbox;
import org.guildhall.platform.OutboxRow;
import org.guildhall.search.lucene.Counts;
import org.guildhall.search.lucene.Entry;
import org.guildhall.search.lucene.Kind;
import org.guildhall.search.lucene.SearchIndex;
import org.guildhall.search.lucene.SearchRequest;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keeper with a house of posts that a test writes by hand, and its outbox. */
class IndexKeeperTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path data;
  private final Map<Long, String> posts = new TreeMap<>();
  private final Set<Long> unreadable = new HashSet<>();
  private final List<Row> waiting = new ArrayList<>();
  private long brokenAfter = Long.MAX_VALUE;
  private boolean enabled = true;
  private boolean quiet = true;
  private Runnable onRead = () -> {};
  private IndexKeeper keeper;

  private final SearchSettings settings =
      new SearchSettings() {
        @Override
        public boolean isEnabled() {
          return enabled;
        }

        @Override
        Path folder() {
          return data.resolve("index");
        }
      };

  private final Entries entries =
      new Entries() {
        @Override
        Map<Long, Entry> of(Kind kind, Collection<Long> ids) {
          onRead.run();
          if (ids.stream().anyMatch(unreadable::contains)) {
            throw new IllegalStateException("unreadable");
          }
          return ids.stream()
              .filter(posts::containsKey)
              .map(id -> Entry.post(id, id, 1, posts.get(id)).build())
              .collect(Collectors.toMap(Entry::id, Function.identity()));
        }

        @Override
        List<Long> idsAfter(Kind kind, long after, int max) {
          if (after > brokenAfter) {
            throw new IllegalStateException("the database is gone");
          }
          return kind != Kind.POST
              ? List.of()
              : posts.keySet().stream().filter(id -> id > after).limit(max).toList();
        }

        @Override
        long count() {
          return posts.size();
        }
      };

  private final Outbox outbox =
      new Outbox() {
        @Override
        public List<OutboxRow> next(String topic, long after, int max) {
          return of(topic)
              .filter(row -> row.id() > after)
              .limit(max)
              .map(OutboxRow.class::cast)
              .toList();
        }

        @Override
        public long count(String topic) {
          return of(topic).count();
        }

        @Override
        public void remove(List<OutboxRow> rows) {
          waiting.removeAll(rows);
        }

        private Stream<Row> of(String topic) {
          return waiting.stream().filter(row -> row.topic.equals(topic));
        }
      };

  private final SearchNews news =
      new SearchNews() {
        @Override
        void add(Kind kind, long id) {
          leave(TOPIC, kind, id);
        }

        @Override
        boolean isQuiet() {
          return quiet;
        }

        @Override
        long waiting() {
          return waiting.size();
        }
      };

  private static final class Row extends OutboxRow {
    private final long id;
    private final String topic;
    private final String subject;
    private final long subjectId;

    Row(long id, String topic, String subject, long subjectId) {
      this.id = id;
      this.topic = topic;
      this.subject = subject;
      this.subjectId = subjectId;
    }

    @Override
    public long id() {
      return id;
    }

    @Override
    public String subject() {
      return subject;
    }

    @Override
    public long subjectId() {
      return subjectId;
    }
  }

  private void leave(String topic, Kind kind, long id) {
    waiting.add(new Row(waiting.size() + 1L, topic, kind.name(), id));
  }

  @BeforeEach
  void start() {
    keeper = new IndexKeeper(settings, outbox, entries, news, CLOCK);
    keeper.start();
  }

  @AfterEach
  void stop() {
    keeper.stop();
  }

  private void startAgain() {
    keeper.stop();
    start();
    keeper.work();
  }

  @Test
  void indexThatWasNeverBuiltIsBuiltFromTheDatabase() {
    for (var id = 1L; id <= 1_201; id++) {
      posts.put(id, "written before there was a search");
    }
    assertFalse(keeper.status().ready());
    keeper.work();
    assertTrue(keeper.status().ready());
    assertEquals(1_201, keeper.status().documents());
    assertEquals(Counts.Count.MOST, found("search"));
    assertEquals(1_201, keeper.status().built());
  }

  @Test
  void newsIsFoundAndItsRowIsGone() {
    keeper.work();
    posts.put(1L, "hello world");
    news.add(Kind.POST, 1);
    keeper.work();
    assertEquals(1, found("world"));
    assertEquals(0, keeper.status().waiting());
    posts.put(1L, "good night");
    news.add(Kind.POST, 1);
    news.add(Kind.POST, 1);
    keeper.work();
    assertEquals(0, found("world"));
    assertEquals(1, found("night"));
    posts.remove(1L);
    news.add(Kind.POST, 1);
    keeper.work();
    assertEquals(0, found("night"));
    assertEquals(0, keeper.status().waiting());
  }

  @Test
  void whatIsSaidIsFoundBeforeWhatAnImportBrings() {
    keeper.work();
    for (var id = 1L; id <= 1_201; id++) {
      posts.put(id, "brought by an import");
      leave(SearchNews.ARRIVALS, Kind.POST, id);
    }
    var reads = new ArrayList<Long>();
    onRead =
        () -> {
          if (reads.isEmpty()) {
            posts.put(5_000L, "said meanwhile");
            news.add(Kind.POST, 5_000);
          }
          reads.add(found("meanwhile"));
        };
    keeper.work();
    // One batch of the import was under way; what was said waited for no other.
    assertEquals(List.of(0L, 0L, 1L, 1L), reads);
    assertEquals(Counts.Count.MOST, found("import"));
    assertEquals(0, keeper.status().waiting());
  }

  /** Else it would wait as long as others write without a pause. */
  @Test
  void rowThatCommitsBehindYoungerOnesWaitsForNoPause() {
    keeper.work();
    posts.putAll(Map.of(1L, "first", 2L, "late", 3L, "last"));
    waiting.add(new Row(10, SearchNews.TOPIC, Kind.POST.name(), 1));
    var reads = new ArrayList<Long>();
    onRead =
        () -> {
          if (reads.isEmpty()) {
            waiting.addFirst(new Row(5, SearchNews.TOPIC, Kind.POST.name(), 2));
            waiting.add(new Row(11, SearchNews.TOPIC, Kind.POST.name(), 3));
          }
          reads.add(found("late"));
        };
    keeper.work();
    assertEquals(1, found("late"));
    assertEquals(1, found("last"));
    assertEquals(0, keeper.status().waiting());
  }

  @Test
  void whatAnImportBringsWaitsUntilNoMoreComes() {
    keeper.work();
    posts.putAll(Map.of(1L, "brought", 2L, "said"));
    quiet = false;
    leave(SearchNews.ARRIVALS, Kind.POST, 1);
    news.add(Kind.POST, 2);
    keeper.work();
    assertEquals(0, found("brought"));
    assertEquals(1, found("said"));
    assertEquals(1, keeper.status().waiting());
    quiet = true;
    keeper.work();
    assertEquals(1, found("brought"));
    assertEquals(0, keeper.status().waiting());
  }

  @Test
  void oneThatCannotBeReadDoesNotHoldUpTheOthers() {
    keeper.work();
    unreadable.add(2L);
    for (var id = 1L; id <= 3; id++) {
      posts.put(id, "hello world");
      news.add(Kind.POST, id);
    }
    keeper.work();
    assertEquals(2, found("world"));
    assertEquals(1, keeper.status().waiting());
    assertEquals("cannot be indexed: POST 2", keeper.status().problem());
    assertTrue(keeper.status().ready());
    unreadable.clear();
    keeper.work();
    assertEquals(3, found("world"));
    assertNull(keeper.status().problem());
  }

  @Test
  void oneThatCannotBeReadWhileBuildingWaitsInTheOutbox() {
    unreadable.add(2L);
    posts.putAll(Map.of(1L, "hello", 2L, "hello", 3L, "hello"));
    keeper.work();
    assertEquals(2, found("hello"));
    assertEquals(1, keeper.status().waiting());
  }

  @Test
  void indexOfWhichOnlyHalfWasBuiltIsBuiltAnew() {
    for (var id = 1L; id <= 700; id++) {
      posts.put(id, "hello");
    }
    brokenAfter = 100;
    keeper.work();
    assertEquals(500, keeper.status().built());
    assertFalse(keeper.status().ready());
    brokenAfter = Long.MAX_VALUE;
    startAgain();
    assertEquals(700, found("hello"));
  }

  @Test
  void indexThatWasDeletedWhileTheServerWasDownIsBuiltAnew() {
    posts.put(1L, "hello");
    keeper.work();
    keeper.stop();
    SearchIndex.erase(settings.folder());
    startAgain();
    assertEquals(1, found("hello"));
  }

  @Test
  void damagedIndexIsBuiltAnew() throws IOException {
    posts.put(1L, "hello");
    keeper.work();
    keeper.stop();
    try (var files = Files.newDirectoryStream(settings.folder(), "*.{cfs,fdt,si}")) {
      for (var file : files) {
        Files.write(file, new byte[10]);
      }
    }
    startAgain();
    assertEquals(1, found("hello"));
    assertNull(keeper.status().problem());
  }

  @Test
  void indexThatWasDeletedUnderTheRunningServerIsBuiltAnew() {
    posts.put(1L, "hello");
    keeper.work();
    SearchIndex.erase(settings.folder());
    keeper.work();
    assertEquals(1, found("hello"));
    assertNull(keeper.status().problem());
    news.add(Kind.POST, 1);
    keeper.work();
    assertEquals(0, keeper.status().waiting());
    startAgain();
    assertEquals(1, found("hello"));
  }

  @Test
  void folderThatWasDeletedUnderTheRunningServerIsMadeAgain() throws IOException {
    posts.put(1L, "hello");
    keeper.work();
    SearchIndex.erase(settings.folder());
    Files.delete(settings.folder());
    keeper.work();
    assertEquals(1, found("hello"));
    startAgain();
    assertEquals(1, found("hello"));
  }

  @Test
  void bitThatFlippedInAnyFileIsNoticed() throws IOException {
    for (var id = 1L; id <= 20; id++) {
      posts.put(id, "hello number " + id);
    }
    keeper.work();
    var built = keeper.index().orElseThrow();
    for (var file : files()) {
      keeper.stop();
      start();
      keeper.work();
      built = keeper.index().orElseThrow();
      flip(file, true);
      keeper.work();
      assertNotSame(built, keeper.index().orElseThrow(), file + " was damaged while open");
      assertEquals(20, found("hello"), file.toString());
      assertNull(keeper.status().problem());
    }
    for (var file : files()) {
      keeper.stop();
      flip(file, false);
      start();
      keeper.work();
      assertEquals(20, found("hello"), file.toString());
      assertNull(keeper.status().problem());
    }
  }

  @Test
  void indexOfAnotherDayIsBuiltAnew() {
    posts.putAll(Map.of(1L, "hello", 2L, "hello"));
    keeper.work();
    keeper.stop();
    posts.remove(2L);
    startAgain();
    assertEquals(1, found("hello"));
    keeper.stop();
    // What waits is brought in; nothing needs to be built for it.
    posts.put(3L, "hello");
    news.add(Kind.POST, 3);
    startAgain();
    assertEquals(2, found("hello"));
    assertEquals(0, keeper.status().built());
  }

  @Test
  void fileThatWasOnlyTouchedIsReadAndLeftAlone() throws IOException {
    posts.put(1L, "hello");
    keeper.work();
    var open = keeper.index().orElseThrow();
    keeper.work();
    for (var file : files()) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }
    keeper.work();
    assertSame(open, keeper.index().orElseThrow());
  }

  /** The files of the index, but for the lock. */
  private List<Path> files() throws IOException {
    try (var files = Files.list(settings.folder())) {
      return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
  }

  private static void flip(Path file, boolean aged) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
    if (aged) {
      // Surely another time than before, on whatever file system.
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }
  }

  @Test
  void indexInUseIsOpenedWhenTheOtherLetsGo() {
    try (var other = SearchIndex.open(settings.folder(), new OpenNlpDetector(), CLOCK)) {
      keeper.work();
      assertNotNull(keeper.status().problem());
      assertFalse(keeper.status().ready());
      assertTrue(other.status().open());
    }
    keeper.work();
    assertTrue(keeper.status().ready());
    assertNull(keeper.status().problem());
  }

  @Test
  void indexThatBrokeIsOpenedAgain() {
    posts.put(1L, "hello");
    keeper.work();
    breakIndex();
    assertFalse(keeper.status().ready());
    keeper.work();
    assertTrue(keeper.status().ready());
    assertEquals(1, found("hello"));
  }

  @Test
  void indexThatBrokeIsSearchedUntilItCanBeOpenedAgain() {
    posts.put(1L, "hello");
    keeper.work();
    var broken = keeper.index().orElseThrow();
    broken.rollback();
    posts.put(2L, "hello");
    news.add(Kind.POST, 2);
    try (var other = SearchIndex.open(settings.folder(), new OpenNlpDetector(), CLOCK)) {
      assertTrue(other.status().open());
      keeper.work();
      assertNotNull(keeper.status().problem());
      assertEquals(1, found("hello"));
    }
    keeper.work();
    assertEquals(2, found("hello"));
    assertNull(keeper.status().problem());
    assertThrows(AlreadyClosedException.class, () -> found(broken, "hello"));
  }

  @Test
  void questionThatMeetsAnIndexBeingClosedIsAnsweredByTheNext() {
    posts.put(1L, "hello");
    keeper.work();
    var asked = new ArrayList<SearchIndex>();
    var found =
        keeper.ask(
            index -> {
              asked.add(index);
              if (asked.size() == 1) {
                breakIndex();
                keeper.work();
              }
              return found(index, "hello");
            });
    assertEquals(1, found.orElseThrow());
    assertNotSame(asked.getFirst(), asked.getLast());
  }

  @Test
  void rebuildingShowsTheOldIndexUntilItIsWhole() {
    posts.putAll(Map.of(1L, "hello", 2L, "hello"));
    keeper.work();
    posts.remove(1L);
    onRead = () -> assertEquals(2, found("hello"));
    keeper.rebuild(null);
    keeper.work();
    assertEquals(1, found("hello"));
    startAgain();
    assertEquals(1, found("hello"));
  }

  @Test
  void rebuildingThatFailsLeavesTheOldIndexAndIsTriedAgain() {
    posts.putAll(Map.of(1L, "hello", 2L, "hello"));
    keeper.work();
    posts.remove(1L);
    onRead = this::breakIndex;
    keeper.rebuild(null);
    keeper.work();
    assertNotNull(keeper.status().problem());
    assertEquals(2, found("hello"));
    onRead = () -> {};
    brokenAfter = 0;
    keeper.work();
    assertEquals(
        "java.lang.IllegalStateException: the database is gone", keeper.status().problem());
    assertEquals(2, found("hello"));
    brokenAfter = Long.MAX_VALUE;
    keeper.work();
    assertEquals(1, found("hello"));
  }

  /** What a full disk does to it. */
  private void breakIndex() {
    keeper.index().orElseThrow().rollback();
  }

  @Test
  void searchSwitchedOffForgetsItsIndex() {
    posts.put(1L, "hello");
    keeper.work();
    keeper.stop();
    enabled = false;
    startAgain();
    assertTrue(keeper.index().isEmpty());
    posts.put(2L, "hello");
    enabled = true;
    startAgain();
    assertEquals(2, found("hello"));
  }

  private long found(String word) {
    return found(keeper.index().orElseThrow(), word);
  }

  private static long found(SearchIndex index, String word) {
    return index
        .search(new SearchRequest(word, Set.of(1L), Set.of(), Filter.NONE, 0, 10))
        .counts()
        .total()
        .number();
  }
}
