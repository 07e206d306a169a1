package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.people.Actor;

/**
 * A folder into which another program of the firm puts files of colleagues. A file is taken once it
 * has not grown between two looks, and moved into {@code done} or {@code refused} beside it.
 */
@ApplicationScoped
class DropFolder {
  private static final Logger LOG = System.getLogger(DropFolder.class.getName());
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Inject
  @ConfigProperty(name = "guildhall.directory.folder")
  private Optional<Path> folder;

  @Inject
  @ConfigProperty(name = "guildhall.directory.folder-complete", defaultValue = "true")
  private boolean complete;

  @Inject private DirectoryService service;
  @Inject private Clock clock;

  private Map<Path, List<Object>> seen = Map.of();

  /** Whether the firm has named one. */
  boolean isOn() {
    return folder.isPresent();
  }

  /** Brings in what has come and is whole. */
  void look() {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return;
    }
    var now = new HashMap<Path, List<Object>>();
    try (var files = Files.newDirectoryStream(folder.get(), "*.csv")) {
      for (var file : files) {
        now.put(file, List.of(Files.size(file), Files.getLastModifiedTime(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var whole = now.keySet().stream().filter(file -> now.get(file).equals(seen.get(file)));
    var taken = whole.sorted().toList();
    taken.forEach(this::take);
    now.keySet().removeAll(taken);
    seen = Map.copyOf(now);
  }

  private void take(Path file) {
    boolean refused = true;
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      refused =
          service
              .bringIn(Actor.server(), new CsvDirectory(in, complete))
              .filter(one -> one.state() == Snapshot.State.REFUSED)
              .isPresent();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "a file of colleagues was not brought in", e);
    }
    move(file, refused ? "refused" : "done");
  }

  private void move(Path file, String to) {
    try {
      var beside = Files.createDirectories(file.resolveSibling(to));
      var name = STAMP.format(clock.instant()) + file.getFileName();
      Files.move(file, beside.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
