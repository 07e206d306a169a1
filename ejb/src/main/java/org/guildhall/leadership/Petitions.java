package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.community.Community;
import org.guildhall.people.PersonId;

/** All petitions for a recall. */
@ApplicationScoped
public class Petitions {
  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);
  private static final long PERCENT = 100;

  @PersistenceContext private EntityManager entities;
  @Inject private LeadershipSettings settings;
  @Inject private Clock clock;

  /** The one that gathers names against a leader. */
  public Optional<Petition> open(Term term) {
    return entities
        .createQuery("select p from Petition p where p.openFor = :term", Petition.class)
        .setParameter("term", term.id())
        .getResultStream()
        .findFirst();
  }

  /** Whether one was opened in that community within the pause between two. */
  boolean isRecent(Community community) {
    var since = clock.instant().atZone(ZoneOffset.UTC).minus(settings.recallPause()).toInstant();
    return !entities
        .createQuery(
            "select p.id from Petition p where p.community = :community and p.openedAt > :since",
            Long.class)
        .setParameter("community", community)
        .setParameter("since", since)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Those that are open. */
  List<Long> due(Instant now) {
    return entities
        .createQuery(
            "select p.id from Petition p where p.openFor is not null and p.openedAt <= :now order"
                + " by p.id",
            Long.class)
        .setParameter("now", now)
        .getResultList();
  }

  Petition lock(long id) {
    return entities.find(Petition.class, id, LockModeType.PESSIMISTIC_WRITE, ANEW);
  }

  Petition add(Petition petition) {
    entities.persist(petition);
    entities.flush();
    return petition;
  }

  void sign(Petition petition, PersonId person) {
    if (!hasSigned(petition, person)) {
      entities.persist(new PetitionSignature(petition, person));
    }
  }

  void takeBack(Petition petition, PersonId person) {
    var signature =
        entities.find(
            PetitionSignature.class, new PetitionSignature.Key(petition.id(), person.value()));
    if (signature != null) {
      entities.remove(signature);
    }
  }

  /** Only ever told to himself. */
  public boolean hasSigned(Petition petition, PersonId person) {
    return entities.find(
            PetitionSignature.class, new PetitionSignature.Key(petition.id(), person.value()))
        != null;
  }

  /** How many signed who are members still. */
  public long count(Petition petition) {
    return entities
        .createQuery(
            "select count(s.personId) from PetitionSignature s, Membership m where s.petitionId ="
                + " :petition and m.community = :community and m.person.id = s.personId and"
                + " m.person.active = true",
            Long.class)
        .setParameter("petition", petition.id())
        .setParameter("community", petition.term().community())
        .getSingleResult();
  }

  /** How many signed who are members still, and whether that person is among them, for a page. */
  public PetitionTally tally(Petition petition, PersonId person) {
    return entities
        .createQuery(
            "select new org.guildhall.leadership.PetitionTally(count(s.personId), count(r.personId))"
                + " from PetitionSignature s join Membership m on (m.person.id = s.personId) left"
                + " join PetitionSignature r on (r.petitionId = s.petitionId and r.personId ="
                + " s.personId and r.personId = :person) where s.petitionId = :petition and"
                + " m.community = :community and m.person.active = true",
            PetitionTally.class)
        .setParameter("petition", petition.id())
        .setParameter("community", petition.term().community())
        .setParameter("person", person.value())
        .getSingleResult();
  }

  /** How many must sign: a share of the members who wrote here lately, and never few. */
  public long needed(Community community) {
    var since = clock.instant().minus(settings.recallActivity());
    long active =
        entities
            .createQuery(
                "select count(distinct m.person.id) from Membership m, Post p where m.community ="
                    + " :community and p.conversation.community = :community and p.author ="
                    + " m.person and p.postedAt > :since and m.person.active = true",
                Long.class)
            .setParameter("community", community)
            .setParameter("since", since)
            .getSingleResult();
    long share = (active * settings.recallPercent() + PERCENT - 1) / PERCENT;
    return Math.max(settings.recallFewest(), share);
  }

  boolean isTooEarly(Term term, Instant now) {
    return now.isBefore(term.beginsAt().plus(settings.recallNotFirst()));
  }

  boolean isTooLate(Term term, Instant now) {
    return !now.isBefore(term.endsAt().minus(settings.recallNotLast()));
  }
}
