package org.guildhall.search;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an administrator may set about search. */
@ApplicationScoped
public class SearchSettings {
  @Inject
  @ConfigProperty(name = "guildhall.search.enabled", defaultValue = "true")
  private boolean enabled;

  @Inject
  @ConfigProperty(name = "guildhall.search.folder", defaultValue = "${guildhall.data}/index")
  private String folder;

  @PostConstruct
  void check() {
    if (!Path.of(folder).isAbsolute()) {
      throw new IllegalStateException(
          "guildhall.search.folder must be an absolute path: " + folder);
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
    return Path.of(folder);
  }
}
