package org.guildhall.people;

import jakarta.enterprise.context.ApplicationScoped;
import org.guildhall.platform.Decision;

/** Who keeps the list of titles: whoever answers for human resources, and administrators. */
@ApplicationScoped
public class BossTitlePolicy {
  /** To see it, to change it, and to try the rule on somebody. */
  public Decision mayKeep(Actor actor) {
    if (!actor.administrator() && !actor.offices().contains(Office.HR)) {
      return Decision.denied("directory.denied.administrator");
    }
    return Decision.allowed();
  }
}
