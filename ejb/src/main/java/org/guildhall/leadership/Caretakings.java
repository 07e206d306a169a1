package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityId;
import org.guildhall.people.PersonId;

/** All times in which communities went without a leader. */
@ApplicationScoped
public class Caretakings {
  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);

  @PersistenceContext private EntityManager entities;
  @Inject private LeadershipSettings settings;

  void begin(Community community, Instant now) {
    var choiceFrom = now.plus(settings.caretaking());
    entities.persist(
        new Caretaking(community, now, choiceFrom, choiceFrom.plus(settings.caretakingChoice())));
  }

  /** The one that lasts. */
  public Optional<Caretaking> current(Community community) {
    return entities
        .createQuery("select k from Caretaking k where k.openFor = :community", Caretaking.class)
        .setParameter("community", community.id().value())
        .getResultStream()
        .findFirst();
  }

  /** All that last, with their communities. */
  List<Caretaking> current() {
    return entities
        .createQuery(
            "select k from Caretaking k join fetch k.community where k.openFor is not null",
            Caretaking.class)
        .getResultList();
  }

  Optional<Caretaking> last(Community community) {
    return entities
        .createQuery(
            "select k from Caretaking k where k.community = :community order by k.id desc",
            Caretaking.class)
        .setParameter("community", community)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Ids of those whose members have had their time to choose. */
  List<Long> due(Instant now) {
    return entities
        .createQuery(
            "select k.id from Caretaking k where k.openFor is not null and k.choiceUntil <= :now",
            Long.class)
        .setParameter("now", now)
        .getResultList();
  }

  List<Instant> dueTimes() {
    return entities
        .createQuery(
            "select k.choiceUntil from Caretaking k where k.openFor is not null", Instant.class)
        .getResultList();
  }

  Caretaking lock(long id) {
    return entities.find(Caretaking.class, id, LockModeType.PESSIMISTIC_WRITE, ANEW);
  }

  /**
   * @param into null unless a merger is chosen
   */
  void choose(Caretaking caretaking, PersonId person, Caretaking.Choice choice, CommunityId into) {
    chosen(caretaking, person)
        .orElseGet(
            () -> {
              var first = new CaretakingChoice(caretaking, person);
              entities.persist(first);
              return first;
            })
        .choose(choice, into);
  }

  /** What that member chose. */
  public Optional<CaretakingChoice> chosen(Caretaking caretaking, PersonId person) {
    return Optional.ofNullable(
        entities.find(
            CaretakingChoice.class, new CaretakingChoice.Key(caretaking.id(), person.value())));
  }

  /** What all chose who are members still, in no order. */
  List<CaretakingChoice> choices(Caretaking caretaking) {
    return entities
        .createQuery(
            "select c from CaretakingChoice c, Membership m join m.person p where c.caretakingId ="
                + " :caretaking and m.community = :community and p.id = c.personId and p.active ="
                + " true",
            CaretakingChoice.class)
        .setParameter("caretaking", caretaking.id())
        .setParameter("community", caretaking.community())
        .getResultList();
  }
}
