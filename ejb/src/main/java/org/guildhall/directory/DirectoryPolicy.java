package org.guildhall.directory;

import jakarta.enterprise.context.ApplicationScoped;
import org.guildhall.people.Actor;
import org.guildhall.people.Office;
import org.guildhall.platform.Decision;

/** Who looks after the directory: administrators, and whoever answers for human resources. */
@ApplicationScoped
public class DirectoryPolicy {

  /** To bring people in, to decide about what is held, and to see what changed. */
  public Decision mayLookAfter(Actor actor) {
    if (!actor.administrator() && !actor.offices().contains(Office.HR)) {
      return Decision.denied("directory.denied.administrator");
    }
    return Decision.allowed();
  }
}
