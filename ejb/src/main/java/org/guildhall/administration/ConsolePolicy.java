package org.guildhall.administration;

import jakarta.enterprise.context.ApplicationScoped;
import org.guildhall.people.Actor;
import org.guildhall.people.Office;
import org.guildhall.platform.Decision;

/** Who sees how the server is. */
@ApplicationScoped
public class ConsolePolicy {
  /** Which parts are plugged in is the concern of administrators. */
  public Decision maySeePlugins(Actor actor) {
    if (!actor.administrator()) {
      return Decision.denied("plugin.denied");
    }
    return Decision.allowed();
  }

  /** Long works: administrators and HR; each component decides which of its own. */
  public Decision maySeeJobs(Actor actor) {
    if (!actor.administrator() && !actor.offices().contains(Office.HR)) {
      return Decision.denied("job.denied");
    }
    return Decision.allowed();
  }
}
