package org.guildhall.search;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.guildhall.platform.Outbox;
import org.guildhall.platform.OutboxRow;
import org.guildhall.search.UnusableIndexException.Reason;

/**
 * Keeps the index in step with the database.
 *
 * <p>It does one thing over and over, one thread at a time, whenever it is woken (by a commit, or
 * every second): open the index if it is not open, build it if it was never built, and bring in
 * what the outbox names. What fails is tried again at the next waking, so nothing needs to be
 * repaired by hand: an index that was deleted, damaged or of another version is built anew, one in
 * use by another server is opened when that one lets go.
 *
 * <p>What is being built is committed only when it is whole: a server that stops half-way finds the
 * index as it was before.
 */
@ApplicationScoped
class IndexKeeper {
  private static final Logger LOG = System.getLogger(IndexKeeper.class.getName());
  private static final int BATCH = 500;

  @Resource private ManagedExecutorService executor;

  private SearchSettings settings;
  private Outbox outbox;
  private Entries entries;
  private SearchNews news;
  private Clock clock;

  private final Lock turn = new ReentrantLock();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Set<String> failing = new HashSet<>();
  private volatile boolean started;
  private volatile boolean rebuildWanted;
  private volatile boolean building;
  private final AtomicLong built = new AtomicLong();
  private volatile long toBuild;
  private volatile SearchIndex index;
  private volatile String problem;

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

  /** Begins to work; the database must have been migrated. */
  void start() {
    if (settings.isEnabled()) {
      started = true;
      wake();
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
    if (started && woken.compareAndSet(false, true)) {
      try {
        executor.execute(this::work);
      } catch (RejectedExecutionException e) {
        woken.set(false);
        throw e;
      }
    }
  }

  /** Has the index built anew, soon; until it is whole, searches see the old one. */
  void rebuild() {
    rebuildWanted = true;
    wake();
  }

  /** The index, if it can be searched. */
  Optional<SearchIndex> index() {
    return Optional.ofNullable(index);
  }

  SearchStatus status() {
    var open = index;
    var status = open == null ? null : open.status();
    return new SearchStatus(
        status != null && status.open() && status.lastCommit() != null,
        status == null ? 0 : status.documents(),
        outbox.count(SearchNews.TOPIC),
        building,
        built.get(),
        toBuild,
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
        tell(failing.isEmpty() ? null : "cannot be indexed: " + String.join(", ", failing), null);
      }
    } catch (RuntimeException e) {
      tell(e.toString(), e);
    } finally {
      turn.unlock();
    }
  }

  private void open() {
    if (index != null && !index.status().open()) {
      close();
    }
    if (index == null) {
      try {
        index = SearchIndex.open(settings.folder(), clock);
      } catch (UnusableIndexException e) {
        if (e.reason() == Reason.IN_USE) {
          throw e;
        }
        LOG.log(Level.WARNING, "{0}: it is built anew", e.getMessage());
        SearchIndex.erase(settings.folder());
        index = SearchIndex.open(settings.folder(), clock);
      }
    }
  }

  private void close() {
    var open = index;
    index = null;
    if (open != null) {
      open.close();
    }
  }

  private void build() {
    var first = index.status().lastCommit() == null;
    built.set(0);
    toBuild = entries.count();
    building = true;
    try {
      index.deleteAll();
      for (var kind : Kind.values()) {
        var ids = entries.idsAfter(kind, 0, BATCH);
        while (!ids.isEmpty() && started) {
          update(kind, ids).forEach(id -> news.add(kind, id));
          built.addAndGet(ids.size());
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
        LOG.log(Level.INFO, "search index built: {0} entries", index.status().documents());
      }
    } catch (RuntimeException e) {
      // Forgets the half that was built.
      close();
      throw e;
    } finally {
      building = false;
    }
  }

  private void drain() {
    var after = 0L;
    var rows = outbox.next(SearchNews.TOPIC, after, BATCH);
    while (!rows.isEmpty() && started) {
      var done = update(rows);
      if (!done.isEmpty()) {
        index.refresh();
        index.commit();
        outbox.remove(done);
      }
      after = rows.getLast().id();
      rows = outbox.next(SearchNews.TOPIC, after, BATCH);
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
      for (var id : ids) {
        var entry = found.get(id);
        if (entry == null) {
          index.delete(kind, id);
        } else {
          index.update(entry);
        }
        failing.remove(kind + " " + id);
      }
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
