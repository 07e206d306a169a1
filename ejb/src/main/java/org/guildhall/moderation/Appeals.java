package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;

/** All appeals and their juries. */
@ApplicationScoped
public class Appeals {
  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);

  @PersistenceContext private EntityManager entities;

  public Optional<Appeal> of(Act act) {
    return entities
        .createQuery("select a from Appeal a where a.act = :act", Appeal.class)
        .setParameter("act", act)
        .getResultStream()
        .findFirst();
  }

  /** All whom the lot asked, in the order in which it asked them. */
  public List<Juror> jurors(Appeal appeal) {
    return entities
        .createQuery(
            "select j from Juror j join fetch j.person where j.appeal = :appeal order by j.id",
            Juror.class)
        .setParameter("appeal", appeal)
        .getResultList();
  }

  /**
   * @throws NotFoundException when that person was not asked to sit on the jury about that act
   */
  public Juror require(long act, PersonId person) {
    return entities
        .createQuery(
            "select j from Juror j join fetch j.appeal a where a.act.id = :act and j.person.id ="
                + " :person",
            Juror.class)
        .setParameter("act", act)
        .setParameter("person", person.value())
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("juror of act", act));
  }

  /** The ids of those that are not decided. */
  List<Long> open() {
    return entities
        .createQuery(
            "select a.id from Appeal a where a.decidedAt is null order by a.id", Long.class)
        .getResultList();
  }

  /** Waits for its turn: jurors answer, find and are replaced one after the other. */
  Appeal lock(long id) {
    return entities.find(Appeal.class, id, LockModeType.PESSIMISTIC_WRITE, ANEW);
  }

  void add(Appeal appeal) {
    entities.persist(appeal);
    entities.flush();
  }

  void add(Juror juror) {
    entities.persist(juror);
  }

  void flush() {
    entities.flush();
  }
}
