package org.guildhall.importer;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.guildhall.platform.BusinessException;

/**
 * Works on imports, one after the other, on a thread of the server's.
 *
 * <p>It is woken when one was begun, and at start, when it goes on with what a server that stopped
 * has left. What fails for a reason that may pass, such as a database that went away, is tried
 * again until it gets on, or has not got on for long.
 */
@ApplicationScoped
class ImportRunner {
  private static final Logger LOG = System.getLogger(ImportRunner.class.getName());
  private static final int SECONDS_TO_RECOVER = 10;
  private static final int MOST_TRIES = 60;

  @Inject private StackExchangeImport stackExchange;
  @Inject private ImportSteps steps;
  @Inject private Uploads uploads;
  @Resource private ManagedScheduledExecutorService executor;

  private final Lock turn = new ReentrantLock();
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile boolean started;
  private long failedAt;
  private int tries;

  /** From now on it works; the database must have been migrated. */
  void start() {
    uploads.discardAllBut(steps.underWay());
    started = true;
    wake();
  }

  /** Stops after the batch that is under way; the next start goes on. */
  void stop() {
    started = false;
    turn.lock();
    try {
      tries = 0;
    } finally {
      turn.unlock();
    }
  }

  void begun(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportBegun event) {
    wake();
  }

  void cancelled(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportCancelled event) {
    uploads.discard(uploads.of(event.id()));
  }

  private void wake() {
    if (started && woken.compareAndSet(false, true)) {
      executor.execute(this::work);
    }
  }

  private void work() {
    turn.lock();
    try {
      woken.set(false);
      while (started && workOnNext()) {}
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "an import is interrupted; it is tried again", e);
      executor.schedule(this::wake, SECONDS_TO_RECOVER, TimeUnit.SECONDS);
    } finally {
      turn.unlock();
    }
  }

  /** False when there is nothing to work on. */
  private boolean workOnNext() {
    var next = steps.next();
    next.ifPresent(this::workOn);
    return next.isPresent();
  }

  private void workOn(Import one) {
    var file = uploads.of(one.id());
    LOG.log(Level.INFO, "import {0} of {1}: {2}", one.id(), one.source(), one.stage());
    try {
      stackExchange.run(one, file, () -> started);
      LOG.log(Level.INFO, "import {0} is done", one.id());
    } catch (ImportSteps.Stopped e) {
      if (!started) {
        return;
      }
      LOG.log(Level.INFO, "import {0} was cancelled", one.id());
    } catch (BusinessException e) {
      fail(one, e.key(), e.arguments());
    } catch (RuntimeException e) {
      if (e instanceof UncheckedIOException lost
          && lost.getCause() instanceof NoSuchFileException) {
        fail(one, "import.failed.file-gone", List.of());
      } else if (isWorthTrying(one)) {
        throw e;
      } else {
        LOG.log(Level.ERROR, "import " + one.id() + " does not get on", e);
        fail(one, "import.failed.stuck", List.of());
      }
    }
    uploads.discard(file);
  }

  /** Whether it got on since it failed last, or has not failed there for too often. */
  private boolean isWorthTrying(Import one) {
    long at = one.doneWork();
    tries = at == failedAt ? tries + 1 : 1;
    failedAt = at;
    return tries < MOST_TRIES;
  }

  private void fail(Import one, String reason, List<Object> arguments) {
    LOG.log(Level.WARNING, "import {0} failed: {1} {2}", one.id(), reason, arguments);
    steps.fail(one.id(), reason, arguments);
  }
}
