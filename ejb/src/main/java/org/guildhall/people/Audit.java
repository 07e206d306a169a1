package org.guildhall.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;

/** The log of who decided what about how the firm runs Guildhall: only ever added to. */
@ApplicationScoped
public class Audit {
  @PersistenceContext private EntityManager entities;
  @Inject private People people;
  @Inject private Clock clock;

  /**
   * Writes a line, in the transaction of what is done.
   *
   * @param action key of the text that says what, without {@code audit.action.}
   * @param subject to what; ids and titles, never what somebody wrote
   */
  public void write(Actor actor, String action, String subject) {
    var person = actor.person().flatMap(people::find).orElse(null);
    entities.persist(new AuditEntry(person, action, subject, clock.instant()));
  }

  /** A page of it, the last line first. */
  public List<AuditEntry> latest(int first, int max) {
    return entities
        .createQuery(
            "select a from AuditEntry a left join fetch a.actor order by a.id desc",
            AuditEntry.class)
        .setFirstResult(first)
        .setMaxResults(max)
        .getResultList();
  }

  /** How many lines there are. */
  public long count() {
    return entities.createQuery("select count(a) from AuditEntry a", Long.class).getSingleResult();
  }
}
