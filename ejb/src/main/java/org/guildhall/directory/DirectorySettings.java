package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Period;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guildhall.administration.Adjustable;
import org.guildhall.administration.Setting;
import org.guildhall.administration.Settings;

/** What a firm may set about its directories. */
@ApplicationScoped
public class DirectorySettings implements Adjustable {
  private static final int WHOLE = 100;

  private static final Setting DIFFERENCES = Setting.days("privacy.differences", 90, 1, 3650);

  @Inject
  @ConfigProperty(name = "guildhall.directory.brake-percent", defaultValue = "10")
  private int brakePercent;

  @Inject
  @ConfigProperty(name = "guildhall.directory.brake-fewest", defaultValue = "5")
  private int brakeFewest;

  @Inject private Settings settings;

  @Override
  public List<Setting> settings() {
    return List.of(DIFFERENCES);
  }

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
    return Period.ofDays(settings.days(DIFFERENCES));
  }
}
