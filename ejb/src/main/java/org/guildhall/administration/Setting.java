package org.guildhall.administration;

/**
 * Something that may be set while Guildhall runs.
 *
 * @param name lower-case words with hyphens, at most 60 characters, with its group and a dot before
 *     it; never changes, as what was set is kept under it. The page says what it is with the texts
 *     {@code setting.name} and {@code setting.name.hint}.
 * @param kind how it is set
 * @param standard what it is until somebody sets it; of a switch, 1 for on
 * @param least the smallest number that it may be
 * @param most the greatest
 */
public record Setting(String name, Kind kind, int standard, int least, int most) {
  /** How something is set. */
  public enum Kind {
    /** A number of days. */
    DAYS,
    /** On or off. */
    SWITCH
  }

  /** A number of days between two others. */
  public static Setting days(String name, int standard, int least, int most) {
    return new Setting(name, Kind.DAYS, standard, least, most);
  }

  public static Setting onOff(String name, boolean standard) {
    return new Setting(name, Kind.SWITCH, standard ? 1 : 0, 0, 1);
  }

  /** Those that a page shows together. */
  public String group() {
    return name.substring(0, name.indexOf('.'));
  }

  public boolean allows(int amount) {
    return amount >= least && amount <= most;
  }
}
