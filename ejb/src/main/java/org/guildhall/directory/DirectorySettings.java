package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Period;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a firm may set about its directories. */
@ApplicationScoped
public class DirectorySettings {
  private static final int WHOLE = 100;

  @Inject
  @ConfigProperty(name = "guildhall.directory.brake-percent", defaultValue = "10")
  private int brakePercent;

  @Inject
  @ConfigProperty(name = "guildhall.directory.brake-fewest", defaultValue = "5")
  private int brakeFewest;

  @Inject
  @ConfigProperty(name = "guildhall.directory.kept", defaultValue = "P1Y")
  private Period kept;

  /**
   * Whether so many leave at once that somebody is asked first.
   *
   * @param workforce active colleagues before
   */
  boolean brakes(long gone, long workforce) {
    return gone > brakeFewest && gone * WHOLE > workforce * brakePercent;
  }

  /** How long it is remembered what a snapshot changed. */
  Period kept() {
    return kept;
  }
}
