package org.guildhall.directory;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.people.Actor;

/**
 * Works on what a person brings in or confirms, on a thread of the server's: a small directory is
 * done while he waits, of a large one he sees how far it is.
 */
@ApplicationScoped
public class DirectoryRunner {
  private static final Logger LOG = System.getLogger(DirectoryRunner.class.getName());

  /** How long a page waits for the end before it shows how far it is. */
  private static final int PATIENCE_SECONDS = 3;

  @Inject private DirectoryService service;
  @Resource private ManagedExecutorService executor;

  @Inject
  @ConfigProperty(name = "guildhall.data")
  private Path data;

  /**
   * Brings a file in.
   *
   * @param csv read before this returns; see {@link CsvDirectory}
   * @param complete whether the file names everyone who works here
   * @return its snapshot, decided or still worked on
   */
  public long bringIn(Actor actor, InputStream csv, boolean complete) throws IOException {
    // First, so that nobody fills the disk who may not.
    long id = service.begin(actor, new CsvDirectory(csv, complete));
    var file = Files.createTempFile(Files.createDirectories(folder()), "", ".csv");
    try (var out = Files.newOutputStream(file)) {
      csv.transferTo(out);
    }
    run(
        () -> {
          work(id, file, complete);
          return null;
        });
    return id;
  }

  private void work(long id, Path file, boolean complete) {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      service.work(id, new CsvDirectory(in, complete), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      discard(file);
    }
  }

  /** Forgets files that a server which was killed has left behind. */
  void discardAll() {
    if (!Files.isDirectory(folder())) {
      return;
    }
    try (var files = Files.list(folder())) {
      files.forEach(DirectoryRunner::discard);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder() {
    return data.resolve("directory");
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot delete " + file, e);
    }
  }

  /** As {@link DirectoryService#confirm}; it may still be worked on when this returns. */
  public void confirm(Actor actor, long id, long gone) {
    run(
        () -> {
          service.confirm(actor, id, gone);
          return null;
        });
  }

  /** What fails while somebody waits fails before his eyes. */
  private void run(Callable<Void> work) {
    var running = executor.submit(work);
    try {
      running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.log(Level.DEBUG, "the directory is worked on in the background");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
