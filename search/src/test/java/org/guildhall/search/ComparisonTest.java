package org.guildhall.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.guildhall.platform.BusinessException;
import org.guildhall.search.Comparison.Count;
import org.guildhall.search.Comparison.Place;
import org.guildhall.search.lucene.Checksum;
import org.guildhall.search.lucene.Entry;
import org.guildhall.search.lucene.Kind;
import org.guildhall.search.lucene.SearchIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real index beside a house of posts that a test writes by hand. */
class ComparisonTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Place FIRST = new Place(Kind.POST, 1L);
  private static final Place SECOND = new Place(Kind.POST, 2L);

  @TempDir Path folder;
  private final TreeMap<Long, Entry> posts = new TreeMap<>();
  private final Set<Long> waiting = new HashSet<>();
  private Consumer<Collection<Long>> onSecondLook = ids -> {};
  private Runnable onRead = () -> {};
  private SearchIndex index;

  private final Entries entries =
      new Entries() {
        @Override
        List<Read> after(Kind kind, long after, int max) {
          onRead.run();
          return kind != Kind.POST
              ? new ArrayList<>()
              : posts.tailMap(after, false).values().stream()
                  .limit(max)
                  .map(entry -> new Read(entry.id(), entry))
                  .collect(Collectors.toCollection(ArrayList::new));
        }

        @Override
        List<Read> withIds(Kind kind, Collection<Long> ids) {
          onSecondLook.accept(ids);
          return ids.stream()
              .filter(posts::containsKey)
              .map(id -> new Read(id, posts.get(id)))
              .collect(Collectors.toCollection(ArrayList::new));
        }
      };

  private final SearchNews news =
      new SearchNews() {
        @Override
        Set<Long> waiting(Kind kind, Collection<Long> ids) {
          return ids.stream().filter(waiting::contains).collect(Collectors.toSet());
        }
      };

  private final Comparison comparison = new Comparison(entries, news, PATIENCE);

  @BeforeEach
  void open() {
    index = SearchIndex.open(folder, new OpenNlpDetector(), Clock.fixed(NOON, ZoneOffset.UTC));
    // More than a block, in two communities.
    LongStream.rangeClosed(1, 777).forEach(id -> posts.put(id, post(id, 1 + id % 2, "post " + id)));
    posts.values().forEach(index::update);
    index.refresh();
  }

  @AfterEach
  void close() {
    index.close();
  }

  private static Entry post(long id, long community, String text) {
    return Entry.post(id, 1000 + id, community, text).author(7L).created(NOON).build();
  }

  private Map<Place, Count> compare() {
    index.refresh();
    return comparison.with(index);
  }

  @Test
  void sameEntriesAgreeInEveryPart() {
    var counts = compare();
    assertEquals(Set.of(FIRST, SECOND), counts.keySet());
    assertEquals(388, counts.get(FIRST).database.count());
    assertEquals(389, counts.get(SECOND).index.count());
    counts.values().forEach(count -> assertEquals(count.database, count.index));
    assertNotEquals(counts.get(FIRST).index.sum(), counts.get(SECOND).index.sum());
  }

  @Test
  void oneLetterIsADifference() {
    index.update(post(500, 1, "post 50O"));
    var counts = compare();
    assertNotEquals(counts.get(FIRST).database.sum(), counts.get(FIRST).index.sum());
    assertEquals(counts.get(FIRST).database.count(), counts.get(FIRST).index.count());
    assertEquals(List.of("POST 500"), counts.get(FIRST).differing);
    assertEquals(counts.get(SECOND).database, counts.get(SECOND).index);
  }

  @Test
  void whatIsMissingAndWhatShouldNotBeThereIsNamed() {
    index.delete(Kind.POST, 2);
    posts.remove(776L);
    index.update(post(5_000, 1, "never said"));
    var counts = compare();
    assertEquals(List.of("POST 2", "POST 776", "POST 5000"), counts.get(FIRST).differing);
    assertEquals(387, counts.get(FIRST).database.count());
    assertEquals(388, counts.get(FIRST).index.count());
  }

  @Test
  void manyThatShouldNotBeThereAreAllCounted() {
    posts.clear();
    var counts = compare();
    assertEquals(Tally.NONE, counts.get(FIRST).database);
    assertEquals(388, counts.get(FIRST).index.count());
    assertEquals(IndexCheck.NAMED, counts.get(FIRST).differing.size());
  }

  @Test
  void entryInTheWrongCommunityIsADifferenceInBoth() {
    index.update(post(500, 2, "post 500"));
    var counts = compare();
    assertNotEquals(counts.get(FIRST).database, counts.get(FIRST).index);
    assertNotEquals(counts.get(SECOND).database, counts.get(SECOND).index);
  }

  @Test
  void whatWaitsToBeIndexedIsNoDifference() {
    posts.put(500L, post(500, 1, "edited"));
    posts.put(778L, post(778, 1, "new"));
    waiting.addAll(Set.of(500L, 778L));
    var count = compare().get(FIRST);
    assertEquals(count.database, count.index);
    assertEquals(387, count.database.count());
    assertEquals(2, count.waiting);
    assertTrue(count.differing.isEmpty());
  }

  @Test
  void whatIsIndexedMeanwhileIsLookedAtAgain() {
    posts.put(500L, post(500, 1, "edited"));
    onSecondLook =
        ids -> {
          assertEquals(Set.of(500L), Set.copyOf(ids));
          index.update(posts.get(500L));
          index.refresh();
        };
    var count = compare().get(FIRST);
    assertEquals(count.database, count.index);
    assertEquals(388, count.database.count());
  }

  @Test
  void slowReadingLeavesTimeToLookAgain() {
    onRead = () -> LockSupport.parkNanos(2 * PATIENCE.toNanos());
    whatIsIndexedMeanwhileIsLookedAtAgain();
  }

  @Test
  void onlyOneComparesAtATime() {
    posts.put(500L, post(500, 1, "edited"));
    onSecondLook =
        ids -> {
          assertThrows(BusinessException.class, () -> comparison.with(index));
          index.update(posts.get(500L));
          index.refresh();
        };
    compare();
    onSecondLook = ids -> {};
    compare();
  }

  @Test
  void checksumTellsWhereOnePartEndsAndTheNextBegins() {
    var first = Entry.community(1, true, "ab", "c").build();
    var other = Entry.community(1, true, "a", "bc").build();
    assertNotEquals(Checksum.of(first), Checksum.of(other));
  }

  @Test
  void checksumDoesNotDependOnTheOrderOfTags() {
    var tags = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
    var sums = new HashSet<Long>();
    for (var i = 0; i < tags.size(); i++) {
      tags.addLast(tags.removeFirst());
      sums.add(Checksum.of(Entry.conversation(1, 1, "t", "b").tags(Set.copyOf(tags)).build()));
    }
    assertEquals(1, sums.size());
  }
}
