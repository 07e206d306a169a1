package org.guildhall.search;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.administration.Adjustable;
import org.guildhall.administration.Setting;
import org.guildhall.administration.Settings;

/** What an administrator may set about search. */
@ApplicationScoped
public class SearchSettings implements Adjustable {
  static final Setting SWITCH = Setting.onOff("plugins.search", true);

  @Inject private Settings switches;

  @Inject
  @ConfigProperty(name = "guildhall.search.enabled", defaultValue = "true")
  private boolean enabled;

  @Inject
  @ConfigProperty(name = "guildhall.search.vectors", defaultValue = "false")
  private boolean vectors;

  @Inject
  @ConfigProperty(name = "guildhall.data")
  private Path data;

  @Inject
  @ConfigProperty(name = "guildhall.search.folder")
  private Optional<Path> folder;

  @PostConstruct
  void check() {
    if (!folder().isAbsolute()) {
      throw new IllegalStateException(
          "guildhall.data, or guildhall.search.folder where it is set, must be an absolute path: "
              + folder());
    }
  }

  @Override
  public List<Setting> settings() {
    return List.of(SWITCH);
  }

  /** Whether people may search now; the index is kept in step all the same. */
  boolean isSwitchedOn() {
    return enabled && switches.isOn(SWITCH);
  }

  /** Whether there is a search; by default there is. */
  public boolean isEnabled() {
    return enabled;
  }

  /** Whether search also looks for what means the same; by default it looks for words only. */
  boolean hasVectors() {
    return vectors;
  }

  /**
   * The folder of the index, which belongs to this server alone; by default with its other data.
   */
  Path folder() {
    return folder.orElseGet(() -> data.resolve("index"));
  }
}
