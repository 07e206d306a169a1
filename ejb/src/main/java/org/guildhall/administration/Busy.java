package org.guildhall.administration;

import java.util.List;
import org.guildhall.people.Actor;

/**
 * An extension point: what long works of a component, or of a firm's plugin, run or ran lately.
 * Found by CDI; an application-scoped bean is enough, but not of a web module, which this one
 * cannot see. It is asked within a transaction, each second while somebody looks on, so one or two
 * short statements must do.
 *
 * @since 1.0
 */
public interface Busy {
  /**
   * Those that run or wait, and the latest of those that have ended, some twenty at most.
   *
   * @param actor who looks; what he may not see on its own page is left out here too
   */
  List<Job> jobs(Actor actor);
}
