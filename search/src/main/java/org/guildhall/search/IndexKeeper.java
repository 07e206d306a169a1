package org.guildhall.search;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.store.AlreadyClosedException;
import org.guildhall.people.PersonId;
import org.guildhall.platform.Outbox;
import org.guildhall.platform.OutboxRow;
import org.guildhall.search.lucene.Kind;
import org.guildhall.search.lucene.LanguageDetector;
import org.guildhall.search.lucene.SearchIndex;
import org.guildhall.search.lucene.SearchRequest;
import org.guildhall.search.lucene.SearchRequest.Filter;
import org.guildhall.search.lucene.SentenceEncoder;
import org.guildhall.search.lucene.UnusableIndexException;
import org.guildhall.search.lucene.UnusableIndexException.Reason;
import org.guildhall.search.vectors.SentenceVectors;

/**
 * Keeps the index in step with the database.
 *
 * <p>It does one thing over and over, one thread at a time, whenever it is woken (by a commit, or
 * every second): open the index if it is not open, build it if it was never built, and bring in
 * what the outbox names. What fails is tried again at the next waking, so nothing needs to be
 * repaired by hand: an index that was deleted or damaged, even under the running server, or is of
 * another version, is built anew; one in use by another server is opened when that one lets go; on
 * a full disk what was found is found without a break, and news waits until there is room again.
 *
 * <p>What is being built is committed only when it is whole: a server that stops half-way finds the
 * index as it was before.
 */
@ApplicationScoped
class IndexKeeper {
  private static final Logger LOG = System.getLogger(IndexKeeper.class.getName());
  private static final int BATCH = 500;

  /** From here on it is worth a segment for each thread that helps. */
  private static final int MANY = 100;

  /** So many of what an import brings are made durable in one go. */
  private static final int MANY_ARRIVALS = 2_000;

  /** After a failure it rests, longer each time up to this, so that a sick disk is not worn. */
  private static final long LONGEST_REST = Duration.ofSeconds(8).toNanos();

  private static final long FIRST_REST = Duration.ofMillis(500).toNanos();

  @Resource private ManagedExecutorService executor;

  private SearchSettings settings;
  private Outbox outbox;
  private Entries entries;
  private SearchNews news;
  private Clock clock;

  private final LanguageDetector languages = new OpenNlpDetector();
  private SentenceEncoder encoder;
  private volatile String encoderProblem;
  private final Lock turn = new ReentrantLock();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Set<String> failing = new HashSet<>();
  private volatile boolean started;
  private volatile boolean rebuildWanted;
  private volatile PersonId wantedBy;
  private volatile Building last;
  private volatile boolean building;
  private volatile long built;
  private volatile long toBuild;
  private volatile long begunAt;
  private volatile long endedAt;
  private volatile SearchIndex index;
  private volatile String problem;
  private volatile boolean ill;
  private boolean counted;
  private volatile long rest;
  private volatile long restedAt;

  /** For the container's proxy only. */
  protected IndexKeeper() {}

  @Inject
  IndexKeeper(
      SearchSettings settings, Outbox outbox, Entries entries, SearchNews news, Clock clock) {
    this.settings = settings;
    this.outbox = outbox;
    this.entries = entries;
    this.news = news;
    this.clock = clock;
  }

  /** From now on it may be woken; the database must have been migrated. */
  void start() {
    if (settings.isEnabled()) {
      started = true;
    } else if (Files.isDirectory(settings.folder())) {
      // It misses what happens from now on; switched on again, search builds a new one.
      SearchIndex.erase(settings.folder());
    }
  }

  /** Lets go of the index, waiting for a batch that is under way. */
  void stop() {
    started = false;
    turn.lock();
    try {
      close();
    } finally {
      turn.unlock();
    }
  }

  /** Has the work done soon, on another thread. */
  void wake() {
    // One that waits for its turn will see all that has committed by then; a second need not wait.
    if (started && System.nanoTime() - restedAt >= 0 && woken.compareAndSet(false, true)) {
      try {
        executor.execute(this::work);
      } catch (RejectedExecutionException e) {
        woken.set(false);
        throw e;
      }
    }
  }

  /**
   * A building of the index since the server was started.
   *
   * @param by who wanted it; null for the server itself
   * @param endedAt null while it goes on
   */
  record Building(PersonId by, Instant begunAt, Instant endedAt, boolean failed) {}

  /**
   * Has the index built anew at the next waking; until it is whole, searches see the old one.
   *
   * @param by null for the server itself
   */
  void rebuild(PersonId by) {
    built = 0;
    toBuild = 0;
    wantedBy = by;
    rebuildWanted = true;
  }

  /** The one that goes on, or the last. */
  Optional<Building> building() {
    return Optional.ofNullable(last);
  }

  /** Whether searches see all but what was said in this moment. */
  boolean isInStep() {
    return index != null && !building && !ill;
  }

  /** Why it looks for words only, although more is wanted; null where that is not so. */
  String encoderProblem() {
    return encoderProblem;
  }

  boolean isBuilding() {
    return building;
  }

  /** The index, if it can be searched. It may be closed at any time; see {@link #ask}. */
  Optional<SearchIndex> index() {
    return Optional.ofNullable(index);
  }

  /**
   * What the index answers; if it is closed in that very moment, what the one in its place does.
   * Empty if none can be searched.
   */
  <T> Optional<T> ask(Function<SearchIndex, T> question) {
    try {
      return index().map(question);
    } catch (AlreadyClosedException e) {
      return index().map(question);
    }
  }

  SearchStatus status() {
    var open = index;
    var status = open == null ? null : open.status();
    return new SearchStatus(
        status != null && status.open() && status.lastCommit() != null && !ill,
        status == null ? 0 : status.documents(),
        news.waiting(),
        building || rebuildWanted,
        built,
        toBuild,
        Duration.ofNanos((building ? System.nanoTime() : endedAt) - begunAt),
        status == null ? null : status.lastCommit(),
        problem);
  }

  void work() {
    turn.lock();
    try {
      woken.set(false);
      if (started) {
        open();
        if (rebuildWanted || index.status().lastCommit() == null) {
          build();
        }
        drain();
        count();
        tell(
            failing.isEmpty() ? encoderProblem : "cannot be indexed: " + String.join(", ", failing),
            null);
        ill = false;
        rest = 0;
      }
    } catch (RuntimeException e) {
      ill = true;
      tell(
          e instanceof UncheckedIOException io
              ? settings.folder() + ": " + io.getCause()
              : e.toString(),
          e);
      rest = Math.clamp(2 * rest, FIRST_REST, LONGEST_REST);
      restedAt = System.nanoTime() + rest;
    } finally {
      turn.unlock();
    }
  }

  /** An index that broke is searched as it last was until another can take its place. */
  private void open() {
    if (isOpen() && (index.status().lastError() != null || !index.isUntouched())) {
      verify();
    }
    if (!isOpen()) {
      counted = false;
      rollback();
      var opened = openOrNew();
      // Language models and analysers load at the first search; a person should not wait for them.
      opened.search(new SearchRequest("hello", Set.of(), Set.of(), Filter.NONE, 0, 1));
      replace(opened);
    }
  }

  private boolean isOpen() {
    return index != null && index.status().open();
  }

  /** Closes and erases the open index if it is damaged. */
  private void verify() {
    try {
      index.verify();
    } catch (UnusableIndexException e) {
      LOG.log(Level.WARNING, e.getMessage() + ": it is built anew", e);
      close();
      erase();
    }
  }

  /** Without the model that is wanted, words are found all the same. */
  private void loadEncoder() {
    if (settings.hasVectors() && encoder == null && encoderProblem == null) {
      try {
        encoder = SentenceVectors.load();
      } catch (IllegalStateException e) {
        encoderProblem = e.getMessage();
        LOG.log(Level.ERROR, "search looks for words only", e);
      }
    }
  }

  private SearchIndex openOrNew() {
    loadEncoder();
    SearchIndex opened = null;
    try {
      opened = SearchIndex.open(settings.folder(), languages, encoder, clock);
      opened.verify();
      return opened;
    } catch (UnusableIndexException e) {
      if (opened != null) {
        opened.close();
      }
      if (e.reason() == Reason.IN_USE) {
        throw e;
      }
      LOG.log(Level.WARNING, e.getMessage() + ": it is built anew", e);
      erase();
      return SearchIndex.open(settings.folder(), languages, encoder, clock);
    }
  }

  private void erase() {
    if (Files.isDirectory(settings.folder())) {
      SearchIndex.erase(settings.folder());
    }
  }

  private void close() {
    replace(null);
  }

  private void replace(SearchIndex by) {
    var former = index;
    index = by;
    attempt(former, SearchIndex::close);
  }

  private void rollback() {
    attempt(index, SearchIndex::rollback);
  }

  private static void attempt(SearchIndex some, Consumer<SearchIndex> end) {
    if (some != null) {
      try {
        end.accept(some);
      } catch (RuntimeException e) {
        // Its files may be gone. What matters is in the database.
        LOG.log(Level.WARNING, "the search index was not closed well", e);
      }
    }
  }

  private void build() {
    var first = index.status().lastCommit() == null;
    var done = 0L;
    built = done;
    toBuild = entries.count();
    begunAt = System.nanoTime();
    var since = clock.instant();
    last = new Building(wantedBy, since, null, false);
    boolean whole = false;
    building = true;
    try {
      index.deleteAll();
      for (var kind : Kind.values()) {
        var ids = entries.idsAfter(kind, 0, BATCH);
        while (!ids.isEmpty() && started) {
          update(kind, ids).forEach(id -> news.add(kind, id));
          done += ids.size();
          built = done;
          if (first) {
            index.refresh();
          }
          ids = entries.idsAfter(kind, ids.getLast(), BATCH);
        }
      }
      if (started) {
        index.refresh();
        index.commit();
        rebuildWanted = false;
        whole = true;
        LOG.log(Level.INFO, "search index built: {0} entries", index.status().documents());
      }
    } catch (RuntimeException e) {
      // Forgets the half that was built.
      rollback();
      throw e;
    } finally {
      endedAt = System.nanoTime();
      last = new Building(wantedBy, since, clock.instant(), !whole);
      wantedBy = whole ? null : wantedBy;
      building = false;
    }
  }

  private void drain() {
    drainNews();
    var done = new ArrayList<OutboxRow>();
    var rows = nextArrivals(0);
    while (!rows.isEmpty()) {
      done.addAll(update(rows));
      rows = nextArrivals(rows.getLast().id());
      if (rows.isEmpty() || done.size() >= MANY_ARRIVALS) {
        keep(done);
        done.clear();
      }
      drainNews();
    }
  }

  /**
   * Reads from the oldest row on, each time: a transaction that began before others may commit
   * behind them. Only what cannot be indexed is gone past.
   */
  private void drainNews() {
    var after = 0L;
    var rows = outbox.next(SearchNews.TOPIC, after, BATCH);
    while (!rows.isEmpty() && started) {
      var done = update(rows);
      keep(done);
      if (done.isEmpty()) {
        after = rows.getLast().id();
      }
      rows = outbox.next(SearchNews.TOPIC, after, BATCH);
    }
  }

  private List<OutboxRow> nextArrivals(long after) {
    return started && news.isQuiet() ? outbox.next(SearchNews.ARRIVALS, after, BATCH) : List.of();
  }

  private void keep(List<OutboxRow> done) {
    if (!done.isEmpty()) {
      index.refresh();
      index.commit();
      outbox.remove(done);
    }
  }

  /**
   * Once after opening, when no news waits: an index with more or fewer entries than the database
   * is that of another day, such as before the database was restored, and is built anew.
   */
  private void count() {
    if (!counted && started) {
      var there = entries.count();
      if (news.waiting() == 0) {
        counted = true;
        var indexed = index.status().documents();
        if (indexed != there) {
          LOG.log(
              Level.WARNING,
              "search index has {0} entries and the database {1}: it is built anew",
              indexed,
              there);
          build();
        }
      }
    }
  }

  /** Brings in what these rows name; gives back those that are done with. */
  private List<OutboxRow> update(List<OutboxRow> rows) {
    var done = new ArrayList<OutboxRow>();
    rows.stream()
        .collect(Collectors.groupingBy(row -> Kind.valueOf(row.subject())))
        .forEach(
            (kind, some) -> {
              var failed =
                  update(kind, some.stream().map(OutboxRow::subjectId).distinct().toList());
              some.stream().filter(row -> !failed.contains(row.subjectId())).forEach(done::add);
            });
    return done;
  }

  /**
   * Brings these in as they are now; gives back those that could not be. Where one of many makes
   * trouble, they are taken one by one, so that it is the only one to wait.
   */
  private Set<Long> update(Kind kind, Collection<Long> ids) {
    try {
      var found = entries.of(kind, ids);
      var each = ids.size() < MANY ? ids.stream() : ids.parallelStream();
      each.forEach(
          id -> {
            var entry = found.get(id);
            if (entry == null) {
              index.delete(kind, id);
            } else {
              index.update(entry);
            }
          });
      ids.forEach(id -> failing.remove(kind + " " + id));
      return Set.of();
    } catch (RuntimeException e) {
      if (!index.status().open()) {
        throw e;
      }
      if (ids.size() > 1) {
        return ids.stream()
            .flatMap(id -> update(kind, List.of(id)).stream())
            .collect(Collectors.toSet());
      }
      var id = ids.iterator().next();
      if (failing.add(kind + " " + id)) {
        LOG.log(Level.WARNING, kind + " " + id + " cannot be indexed", e);
      }
      return Set.of(id);
    }
  }

  /** Keeps a problem for whoever asks how search is; logs it once. */
  private void tell(String now, RuntimeException cause) {
    if (cause != null && !now.equals(problem)) {
      LOG.log(Level.ERROR, "search index", cause);
    }
    problem = now;
  }
}
