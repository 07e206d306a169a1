package org.guildhall.community;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The numbers that a firm may set for its communities. */
@ApplicationScoped
public class CommunitySettings {
  @Inject
  @ConfigProperty(name = "guildhall.community.founders", defaultValue = "5")
  private int founders;

  @Inject
  @ConfigProperty(name = "guildhall.community.departments", defaultValue = "2")
  private int departments;

  @PostConstruct
  void check() {
    if (founders < 2 || departments < 1 || departments > founders) {
      throw new IllegalStateException(
          "guildhall.community.founders must be at least 2, and guildhall.community.departments"
              + " between 1 and that");
    }
  }

  /** How many founding members a community needs to open; at least 2, by default 5. */
  public int founders() {
    return founders;
  }

  /** From how many departments they must come; at least 1, by default 2. */
  public int departments() {
    return departments;
  }
}
