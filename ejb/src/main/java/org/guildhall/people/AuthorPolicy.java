package org.guildhall.people;

import jakarta.enterprise.context.ApplicationScoped;
import org.guildhall.platform.Decision;

/** Who may bring in authors whom no directory knows. */
@ApplicationScoped
public class AuthorPolicy {

  /** Administrators only. */
  public Decision mayImport(Actor actor) {
    if (!actor.administrator()) {
      return Decision.denied("conversation.denied.administrator");
    }
    return Decision.allowed();
  }
}
