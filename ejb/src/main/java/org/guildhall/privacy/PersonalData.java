package org.guildhall.privacy;

import java.time.Instant;
import java.util.List;
import org.guildhall.people.Person;

/**
 * An extension point: what a component, or a firm's plugin, keeps about people. Found by CDI; an
 * application-scoped bean is enough. Whoever keeps anything about a person must say so here: it is
 * what he is shown, what he can take away as a file, and what is erased.
 *
 * @since 1.0
 */
public interface PersonalData {
  /** In the order in which a page shows them; always the same. */
  List<Kept> kept();

  /**
   * Erases what no {@link Kept} says of somebody who left the firm. Runs in the transaction that
   * erases him, after all others, when his name is gone already.
   */
  default void erase(Person former) {}

  /** Erases what is older than it may become; called every hour, in a transaction. */
  default void expire(Instant now) {}
}
