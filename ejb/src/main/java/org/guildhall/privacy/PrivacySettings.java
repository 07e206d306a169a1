package org.guildhall.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.guildhall.administration.Adjustable;
import org.guildhall.administration.Setting;
import org.guildhall.administration.Settings;

/** How long what is kept about people is kept, and what of it colleagues see. */
@ApplicationScoped
public class PrivacySettings implements Adjustable {
  private static final int HALF_A_YEAR = 180;
  private static final int TEN_YEARS = 3650;
  private static final int MONTH = 30;

  /** At least a day: so long a reading of the directory that was wrong can be put right. */
  private static final Setting LEAVERS = Setting.days("privacy.leavers", HALF_A_YEAR, 1, TEN_YEARS);

  private static final Setting READING = Setting.days("privacy.reading", MONTH, 0, MONTH);
  private static final Setting EMAIL = Setting.onOff("privacy.email", true);
  private static final Setting MANAGER = Setting.onOff("privacy.manager", true);

  /** Whether one can look for all that somebody wrote. */
  public static final Setting AUTHORS = Setting.onOff("privacy.authors", true);

  @Inject private Settings settings;
  @Inject private Leavers leavers;
  @Inject private Clock clock;

  @Override
  public List<Setting> settings() {
    return List.of(LEAVERS, READING, EMAIL, MANAGER, AUTHORS);
  }

  @Override
  public long erases(Setting setting, int amount) {
    if (!setting.equals(LEAVERS)) {
      return 0;
    }
    var tomorrow = clock.instant().plus(1, ChronoUnit.DAYS);
    return leavers.countLeft(
        tomorrow.minus(leavers(), ChronoUnit.DAYS), tomorrow.minus(amount, ChronoUnit.DAYS));
  }

  /** So many days after somebody left, who he was is erased. */
  public int leavers() {
    return settings.days(LEAVERS);
  }

  /** So many days, at most 30, it is kept when somebody's program last read. */
  public int reading() {
    return settings.days(READING);
  }

  /** Whether colleagues see somebody's e-mail address. */
  public boolean showsEmail() {
    return settings.isOn(EMAIL);
  }

  /** Whether colleagues see to whom somebody reports, and whether anyone reports to him. */
  public boolean showsManager() {
    return settings.isOn(MANAGER);
  }
}
