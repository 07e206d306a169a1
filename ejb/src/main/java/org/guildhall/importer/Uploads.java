package org.guildhall.importer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.platform.BusinessException;

/** The files that imports read, in a folder beside the server's other data until they are done. */
@ApplicationScoped
class Uploads {
  private static final Logger LOG = System.getLogger(Uploads.class.getName());

  /** In bytes: so much of the disk stays free, for the database and the index. */
  static final long SPARED = 256L * 1024 * 1024;

  private static final int CHUNK = 1 << 16;
  private static final long LOOK_AGAIN = 16L * 1024 * 1024;
  private static final long MEGABYTE = 1024 * 1024;
  private static final String ARRIVING = ".part";
  private static final String ARRIVED = ".zip";

  @Inject
  @ConfigProperty(name = "guildhall.data")
  private Path data;

  /**
   * Takes a file in.
   *
   * @param expected its size in bytes; negative when nobody knows
   * @return where it lies now, under a name that {@link #keep} replaces
   * @throws BusinessException when the disk would be full
   * @throws IOException when the sender stops, or the disk fails
   */
  Path receive(InputStream in, long expected) throws IOException {
    var file = Files.createDirectories(folder()).resolve(UUID.randomUUID() + ARRIVING);
    requireRoom(Math.max(0, expected));
    try (var out = Files.newOutputStream(file)) {
      copy(in, out);
      return file;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    var chunk = new byte[CHUNK];
    long unwatched = 0;
    for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
      out.write(chunk, 0, got);
      unwatched += got;
      if (unwatched >= LOOK_AGAIN) {
        requireRoom(0);
        unwatched = 0;
      }
    }
  }

  private void requireRoom(long bytes) throws IOException {
    long free = Files.getFileStore(folder()).getUsableSpace() - SPARED;
    if (bytes > free) {
      throw new BusinessException(
          "import.denied.disk-full", bytes / MEGABYTE, Math.max(0, free) / MEGABYTE);
    }
  }

  /** Gives a file that was received to its import. */
  void keep(Path received, ImportId id) {
    try {
      Files.move(received, of(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path of(ImportId id) {
    return folder().resolve(id + ARRIVED);
  }

  /** Forgets a file; one that is not there is no trouble. */
  void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot delete " + file, e);
    }
  }

  /** Forgets all files but those of these imports: a server that was killed leaves some behind. */
  void discardAllBut(Set<ImportId> kept) {
    if (!Files.isDirectory(folder())) {
      return;
    }
    try (var files = Files.list(folder())) {
      var names = kept.stream().map(this::of).toList();
      files.filter(file -> !names.contains(file)).forEach(this::discard);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder() {
    return data.resolve("imports");
  }
}
