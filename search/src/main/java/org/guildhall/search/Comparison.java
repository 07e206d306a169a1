package org.guildhall.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guildhall.platform.BusinessException;
import org.guildhall.search.Entries.Read;
import org.guildhall.search.lucene.Checksum;
import org.guildhall.search.lucene.Kind;
import org.guildhall.search.lucene.SearchIndex;
import org.guildhall.search.lucene.SearchIndex.Stamp;

/**
 * Compares what the index says with what the database says, entry by entry.
 *
 * <p>Both are read side by side in the order of ids, a block at a time, so that it takes the same
 * memory whatever their size. People go on writing meanwhile: an entry that differs is read again
 * for a while, and is no difference where news of it waits in the outbox.
 */
@ApplicationScoped
class Comparison {
  private static final int BLOCK = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  /**
   * One part of the house: what is said and kept in a community, by its id, or all communities, or
   * all people.
   *
   * @param communityId null for the latter two
   */
  record Place(Kind kind, Long communityId) {
    static Place of(Kind kind, Long communityId) {
      return switch (kind) {
        case CONVERSATION, POST, CARD -> new Place(Kind.POST, communityId);
        case COMMUNITY, PERSON -> new Place(kind, null);
      };
    }
  }

  /** What was counted of one part, and what differs in it, such as {@code POST 123}. */
  static final class Count {
    Tally database = Tally.NONE;
    Tally index = Tally.NONE;
    long waiting;
    final List<String> differing = new ArrayList<>();
  }

  /**
   * How much longer one waits, in all, for entries to be indexed. Waiting uses it up, reading does
   * not: what is read last, after minutes, is looked at again like what is read first.
   */
  private static final class Patience {
    private long left;

    Patience(Duration all) {
      left = all.toNanos();
    }

    /** Waits a moment; false without waiting when there is no patience left. */
    boolean waits() {
      if (left <= 0) {
        return false;
      }
      LockSupport.parkNanos(PAUSE);
      left -= PAUSE;
      return true;
    }
  }

  /** One entry as both sides have it; at least one of them does. */
  private record Pair(Kind kind, long id, Read read, List<Stamp> stamps) {
    boolean agrees() {
      return read == null
          ? stamps.isEmpty()
          : stamps.size() == 1 && stamps.getFirst().checksum() == Checksum.of(read.entry());
    }

    Place place() {
      return Place.of(
          kind, read == null ? stamps.getFirst().communityId() : read.entry().communityId());
    }
  }

  private final Semaphore turn = new Semaphore(1);
  private volatile long compared;
  private Entries entries;
  private SearchNews news;
  private Duration patience;

  /** For the container's proxy only. */
  protected Comparison() {}

  @Inject
  Comparison(Entries entries, SearchNews news) {
    this(entries, news, PATIENCE);
  }

  /** One that waits so long, in all, for what differs. */
  Comparison(Entries entries, SearchNews news, Duration patience) {
    this.entries = entries;
    this.news = news;
    this.patience = patience;
  }

  /**
   * Compares everything. It reads all there is, so only one may do it at a time.
   *
   * @throws BusinessException when someone else's is under way
   */
  Map<Place, Count> with(SearchIndex index) {
    if (!turn.tryAcquire()) {
      throw new BusinessException("search.check.running");
    }
    try {
      compared = 0;
      var counts = new HashMap<Place, Count>();
      var left = new Patience(patience);
      for (var kind : Kind.values()) {
        compare(kind, index, counts, left);
      }
      return counts;
    } finally {
      turn.release();
    }
  }

  /** Whether one is under way. */
  boolean isRunning() {
    return turn.availablePermits() == 0;
  }

  /** How many entries the present or last one has looked at. */
  long compared() {
    return compared;
  }

  // Only whoever has the turn writes.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void compare(Kind kind, SearchIndex index, Map<Place, Count> counts, Patience left) {
    var after = 0L;
    while (after < Long.MAX_VALUE) {
      var reads = entries.after(kind, after, BLOCK);
      var stamps = index.stamps(kind, after, BLOCK);
      // Beyond the end of the shorter block nothing is known of the other side yet.
      var last =
          Math.min(
              reads.size() < BLOCK ? Long.MAX_VALUE : reads.getLast().entry().id(),
              stamps.size() < BLOCK ? Long.MAX_VALUE : stamps.getLast().id());
      reads.removeIf(read -> read.entry().id() > last);
      stamps.removeIf(stamp -> stamp.id() > last);
      settle(kind, pairs(kind, reads, stamps), index, counts, left);
      compared += reads.size();
      after = last;
    }
  }

  private static Collection<Pair> pairs(Kind kind, List<Read> reads, List<Stamp> stamps) {
    var read =
        reads.stream().collect(Collectors.toMap(one -> one.entry().id(), Function.identity()));
    var stamped = stamps.stream().collect(Collectors.groupingBy(Stamp::id));
    var pairs = new TreeMap<Long, Pair>();
    for (var ids : List.of(read.keySet(), stamped.keySet())) {
      ids.forEach(
          id ->
              pairs.put(id, new Pair(kind, id, read.get(id), stamped.getOrDefault(id, List.of()))));
    }
    return pairs.values();
  }

  /** Counts those that agree or wait; looks again at those that do not, while there is time. */
  private void settle(
      Kind kind,
      Collection<Pair> pairs,
      SearchIndex index,
      Map<Place, Count> counts,
      Patience left) {
    var open = pairs;
    while (!open.isEmpty()) {
      var differing = open.stream().filter(pair -> !pair.agrees()).toList();
      open.stream().filter(Pair::agrees).forEach(pair -> add(pair, counts));
      var waiting = waiting(kind, differing);
      differing.stream()
          .filter(pair -> waiting.contains(pair.id()))
          .forEach(pair -> count(pair, counts).waiting++);
      var rest = differing.stream().filter(pair -> !waiting.contains(pair.id())).toList();
      if (rest.isEmpty() || !left.waits()) {
        rest.forEach(pair -> add(pair, counts));
        return;
      }
      var ids = rest.stream().map(Pair::id).toList();
      open = pairs(kind, entries.withIds(kind, ids), index.stamps(kind, ids));
    }
  }

  private Set<Long> waiting(Kind kind, List<Pair> pairs) {
    var byNews =
        pairs.stream()
            .map(Pair::read)
            .filter(Objects::nonNull)
            .collect(Collectors.toMap(Read::newsId, read -> read.entry().id()));
    var subject = kind == Kind.CONVERSATION ? Kind.POST : kind;
    var waiting = new HashSet<Long>();
    news.waiting(subject, byNews.keySet()).forEach(newsId -> waiting.add(byNews.get(newsId)));
    return waiting;
  }

  private static void add(Pair pair, Map<Place, Count> counts) {
    if (pair.read == null && pair.stamps.isEmpty()) {
      return;
    }
    if (pair.read != null) {
      var count = count(pair, counts);
      count.database = count.database.plus(Checksum.of(pair.read.entry()));
    }
    for (var stamp : pair.stamps) {
      // Where the index puts it, which is not always where it belongs.
      var place = Place.of(pair.kind, stamp.communityId());
      var count = counts.computeIfAbsent(place, p -> new Count());
      count.index = count.index.plus(stamp.checksum());
    }
    if (!pair.agrees()) {
      var differing = count(pair, counts).differing;
      if (differing.size() < IndexCheck.NAMED) {
        differing.add(pair.kind + " " + pair.id);
      }
    }
  }

  private static Count count(Pair pair, Map<Place, Count> counts) {
    return counts.computeIfAbsent(pair.place(), place -> new Count());
  }
}
