package org.guildhall.people;

import jakarta.enterprise.context.ApplicationScoped;
import org.guildhall.platform.Decision;

/** Who may bring in the directory, and authors whom it does not know. */
@ApplicationScoped
public class DirectoryPolicy {

  /** Administrators only: the directory decides who is a colleague and who is a boss. */
  public Decision mayImport(Actor actor) {
    if (!actor.administrator()) {
      return Decision.denied("directory.denied.administrator");
    }
    return Decision.allowed();
  }
}
