package org.guildhall.search;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an administrator may set about search. */
@ApplicationScoped
public class SearchSettings {
  @Inject
  @ConfigProperty(name = "guildhall.search.enabled", defaultValue = "true")
  private boolean enabled;

  @Inject
  @ConfigProperty(name = "guildhall.search.folder")
  private Optional<Path> folder;

  @Inject
  @ConfigProperty(name = "guildhall.data")
  private Path data;

  @PostConstruct
  void check() {
    if (!folder().isAbsolute()) {
      throw new IllegalStateException(
          "guildhall.data and guildhall.search.folder must be absolute: " + folder());
    }
  }

  /** Whether there is a search; by default there is. */
  public boolean isEnabled() {
    return enabled;
  }

  /**
   * The folder of the index, which belongs to this server alone; by default with its other data.
   */
  Path folder() {
    return folder.orElseGet(() -> data.resolve("index"));
  }
}
