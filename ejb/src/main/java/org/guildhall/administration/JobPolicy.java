package org.guildhall.administration;

import jakarta.enterprise.context.ApplicationScoped;
import org.guildhall.people.Actor;
import org.guildhall.people.Office;
import org.guildhall.platform.Decision;

/** Who sees what long works are under way. */
@ApplicationScoped
public class JobPolicy {
  /** Administrators and HR; each component decides which of its own. */
  public Decision maySee(Actor actor) {
    if (!actor.administrator() && !actor.offices().contains(Office.HR)) {
      return Decision.denied("job.denied");
    }
    return Decision.allowed();
  }
}
