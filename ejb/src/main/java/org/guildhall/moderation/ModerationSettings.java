package org.guildhall.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The numbers that a firm may set for moderation: {@code guildhall.moderation.*}. */
@ApplicationScoped
public class ModerationSettings {
  @Inject
  @ConfigProperty(name = "guildhall.moderation.voices", defaultValue = "3")
  private int voices;

  @Inject
  @ConfigProperty(name = "guildhall.moderation.reports-a-day", defaultValue = "10")
  private int reportsADay;

  @Inject
  @ConfigProperty(name = "guildhall.moderation.neighbours", defaultValue = "2")
  private int neighbours;

  @Inject
  @ConfigProperty(name = "guildhall.moderation.neighbours-time", defaultValue = "PT72H")
  private Duration neighboursTime;

  @Inject
  @ConfigProperty(name = "guildhall.moderation.appeal", defaultValue = "P14D")
  private Duration appeal;

  @Inject
  @ConfigProperty(name = "guildhall.moderation.jury", defaultValue = "5")
  private int jury;

  @Inject
  @ConfigProperty(name = "guildhall.moderation.jury-willing", defaultValue = "PT24H")
  private Duration juryWilling;

  @Inject
  @ConfigProperty(name = "guildhall.moderation.jury-time", defaultValue = "PT72H")
  private Duration juryTime;

  @PostConstruct
  void check() {
    Map.of(
            "voices", voices,
            "reports-a-day", reportsADay,
            "neighbours", neighbours,
            "jury", jury)
        .forEach((name, number) -> require(number > 0, name, "must be at least 1", number));
    require(jury % 2 == 1, "jury", "must be odd", jury);
    Map.of(
            "neighbours-time", neighboursTime,
            "appeal", appeal,
            "jury-willing", juryWilling,
            "jury-time", juryTime)
        .forEach(
            (name, time) -> require(time.isPositive(), name, "must be more than nothing", time));
  }

  private static void require(boolean holds, String name, String must, Object value) {
    if (!holds) {
      throw new IllegalStateException("guildhall.moderation." + name + " " + must + ": " + value);
    }
  }

  /** How many independent reporters decide without a leader. */
  public int voices() {
    return voices;
  }

  /** How many posts one person may report within 24 hours. */
  public int reportsADay() {
    return reportsADay;
  }

  /** How many leaders of other communities judge where no leader of its own may. */
  int neighbours() {
    return neighbours;
  }

  /** How long they have for it. */
  Duration neighboursTime() {
    return neighboursTime;
  }

  /** How long an author may appeal. */
  public Duration appeal() {
    return appeal;
  }

  /** How many sit on a jury: an odd number. */
  public int jury() {
    return jury;
  }

  /** How long a juror has to say whether he is willing. */
  Duration juryWilling() {
    return juryWilling;
  }

  /** How long a jury that is complete has to decide. */
  Duration juryTime() {
    return juryTime;
  }
}
