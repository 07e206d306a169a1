package org.guildhall.importer;

import jakarta.enterprise.context.ApplicationScoped;
import org.guildhall.people.Actor;
import org.guildhall.platform.Decision;

/** Who may begin imports, see how far they are, and cancel them. */
@ApplicationScoped
public class ImportPolicy {

  /** Administrators only: what is brought in carries other people's names. */
  public Decision mayImport(Actor actor) {
    if (!actor.administrator()) {
      return Decision.denied("conversation.denied.administrator");
    }
    return Decision.allowed();
  }
}
