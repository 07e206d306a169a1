package org.guildhall.moderation.code;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The numbers that a firm may set for how members change their code of conduct. */
@ApplicationScoped
public class CodeSettings {
  private static final int WHOLE = 100;

  @Inject
  @ConfigProperty(name = "guildhall.moderation.code-voting", defaultValue = "P7D")
  private Duration voting;

  @Inject
  @ConfigProperty(name = "guildhall.moderation.code-quorum-percent", defaultValue = "10")
  private int percent;

  @Inject
  @ConfigProperty(name = "guildhall.moderation.code-quorum-fewest", defaultValue = "3")
  private int fewest;

  @PostConstruct
  void check() {
    if (!voting.isPositive()) {
      throw new IllegalStateException(
          "guildhall.moderation.code-voting must be more than nothing: " + voting);
    }
    if (percent < 0 || percent > WHOLE) {
      throw new IllegalStateException(
          "guildhall.moderation.code-quorum-percent must be from 0 to 100: " + percent);
    }
    if (fewest < 1) {
      throw new IllegalStateException(
          "guildhall.moderation.code-quorum-fewest must be at least 1: " + fewest);
    }
  }

  /** How long members vote. */
  Duration voting() {
    return voting;
  }

  /** Which share of the members must vote at least, in percent. */
  int percent() {
    return percent;
  }

  /** How many must vote at least, however few the members are. */
  int fewest() {
    return fewest;
  }
}
