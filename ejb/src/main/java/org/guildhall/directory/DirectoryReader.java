package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.people.Actor;

/** Reads the directories that the server reaches by itself, each as often as the firm has set. */
@ApplicationScoped
class DirectoryReader {
  private static final Logger LOG = System.getLogger(DirectoryReader.class.getName());

  @Inject @Any private Instance<Directory> directories;
  @Inject private DirectoryService service;
  @Inject private SnapshotSteps steps;
  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "guildhall.directory.every", defaultValue = "PT1H")
  private Duration every;

  @Inject
  @ConfigProperty(name = "guildhall.directory.all-every", defaultValue = "P1D")
  private Duration allEvery;

  private final Map<String, Instant> readAt = new HashMap<>();
  private final Map<String, Instant> allReadAt = new HashMap<>();

  /** Reads those whose time has come; since the last reading, or now and then all of it. */
  void look() {
    for (var directory : directories) {
      if (directory.isOn() && isDue(readAt, directory, every)) {
        // While one waits, what changed since would come in before it, and be undone by it.
        boolean all = isDue(allReadAt, directory, allEvery) || steps.waits(directory.name());
        read(directory, all);
      }
    }
  }

  private boolean isDue(Map<String, Instant> times, Directory directory, Duration after) {
    var last = times.get(directory.name());
    return last == null || !last.plus(after).isAfter(clock.instant());
  }

  private void read(Directory directory, boolean all) {
    var now = clock.instant();
    readAt.put(directory.name(), now);
    try {
      if (all) {
        service.bringInAll(Actor.server(), directory);
        allReadAt.put(directory.name(), now);
      } else {
        service.bringIn(Actor.server(), directory);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the directory " + directory.name() + " could not be read", e);
    }
  }
}
