package org.guildhall.people;

import jakarta.inject.Inject;
import java.util.List;
import org.guildhall.platform.UseCase;

/** Shows the log of who decided what about how the firm runs Guildhall. */
@UseCase
public class AuditService {
  @Inject private AuditPolicy policy;
  @Inject private Audit audit;

  /** A page of it, the last line first. */
  public List<AuditEntry> latest(Actor actor, int first, int max) {
    policy.mayRead(actor).orThrow();
    return audit.latest(first, max);
  }

  /** How many lines there are. */
  public long count(Actor actor) {
    policy.mayRead(actor).orThrow();
    return audit.count();
  }
}
