package org.guildhall.people;

import jakarta.enterprise.context.ApplicationScoped;
import org.guildhall.platform.Decision;

/** Who reads the log of who decided what: administrators, HR and data protection. */
@ApplicationScoped
public class AuditPolicy {
  /** All of it. */
  public Decision mayRead(Actor actor) {
    if (!actor.administrator() && actor.offices().isEmpty()) {
      return Decision.denied("audit.denied");
    }
    return Decision.allowed();
  }
}
