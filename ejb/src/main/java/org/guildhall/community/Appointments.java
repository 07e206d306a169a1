package org.guildhall.community;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.guildhall.people.Person;

/**
 * The fact of who leads now, for whoever runs the process by which leaders are chosen. No person
 * can come here: there is no use case that appoints.
 */
@ApplicationScoped
public class Appointments {
  @PersistenceContext private EntityManager entities;
  @Inject private Communities communities;

  /** Makes a member a leader until then; does nothing for who is no member any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void appoint(Community community, Person person, Instant until) {
    communities.membership(community, person).ifPresent(membership -> membership.lead(until));
  }

  /** Makes a leader a member like the others; does nothing for who is none. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void dismiss(Community community, Person person) {
    communities.membership(community, person).ifPresent(Membership::standDown);
  }

  /** Ends the talk of a community, by the choice of its members; what was said stays. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void archive(Community community) {
    communities.lock(community.id()).archive();
  }

  /** Who leads it, in the order of their terms. */
  public List<Membership> leaders(Community community) {
    return entities
        .createQuery(
            "select m from Membership m join fetch m.person where m.community = :community and"
                + " m.role = org.guildhall.community.Role.LEADER order by m.leadsUntil, m.id",
            Membership.class)
        .setParameter("community", community)
        .getResultList();
  }

  /** Open communities after {@code after} in ascending order, for whoever looks at all in turn. */
  public List<Long> openAfter(long after, int max) {
    return entities
        .createQuery(
            "select c.id from Community c where c.id > :after and c.stage ="
                + " org.guildhall.community.Stage.OPEN order by c.id",
            Long.class)
        .setParameter("after", after)
        .setMaxResults(max)
        .getResultList();
  }
}
