package org.guildhall.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import org.guildhall.people.Actor;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/**
 * Who reads and changes what is kept about whom. Everybody his own; of those who left, HR and data
 * protection. Running the server gives no right to read about anybody.
 */
@ApplicationScoped
public class PrivacyPolicy {
  /** All that is kept about him. */
  public Decision mayRead(Actor actor, Person about) {
    if (actor.person().filter(about.id()::equals).isPresent() && about.isActive()) {
      return Decision.allowed();
    }
    if (about.leftAt().isEmpty()) {
      return Decision.denied("privacy.denied.own");
    }
    return mayLookAfter(actor);
  }

  /** Who left, what people say is wrong, and to erase before the time. */
  public Decision mayLookAfter(Actor actor) {
    if (actor.offices().isEmpty()) {
      return Decision.denied("privacy.denied.office");
    }
    return Decision.allowed();
  }
}
