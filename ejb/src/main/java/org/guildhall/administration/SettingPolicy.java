package org.guildhall.administration;

import jakarta.enterprise.context.ApplicationScoped;
import org.guildhall.people.Actor;
import org.guildhall.platform.Decision;

/** Who sets how Guildhall runs: administrators, HR and data protection. */
@ApplicationScoped
public class SettingPolicy {
  /** To see what is set, by whom, and to set it. */
  public Decision maySet(Actor actor) {
    if (!actor.administrator() && actor.offices().isEmpty()) {
      return Decision.denied("setting.denied");
    }
    return Decision.allowed();
  }
}
