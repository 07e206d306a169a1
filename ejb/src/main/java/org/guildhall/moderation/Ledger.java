package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guildhall.community.Community;
import org.guildhall.conversation.Post;
import org.guildhall.people.Person;
import org.guildhall.platform.NotFoundException;

/** Everything that was decided about posts. What is in it is never changed, but for a reversal. */
@ApplicationScoped
public class Ledger {
  @PersistenceContext private EntityManager entities;

  /**
   * @throws NotFoundException when there is none
   */
  public Act require(long id) {
    var act = entities.find(Act.class, id);
    if (act == null) {
      throw new NotFoundException("act", id);
    }
    return act;
  }

  /**
   * What was decided in a community, the latest first.
   *
   * @param before the id of the act that stood last before; {@link Long#MAX_VALUE} for the first
   *     part
   */
  public List<Act> of(Community community, long before, int max) {
    return entities
        .createQuery(
            "select a from Act a left join fetch a.clause where a.community = :community and a.id <"
                + " :before order by a.id desc",
            Act.class)
        .setParameter("community", community)
        .setParameter("before", before)
        .setHint("eclipselink.batch", "a.judges")
        .setMaxResults(max)
        .getResultList();
  }

  /** The act by which a post is collapsed or taken down now. */
  public Optional<Act> inForce(Post post, Outcome outcome) {
    return entities
        .createQuery(
            "select a from Act a where a.post = :post and a.outcome = :outcome and a.reversedAt is"
                + " null order by a.id desc",
            Act.class)
        .setParameter("post", post)
        .setParameter("outcome", outcome)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Of each leader of a community: how much he decided there that could be appealed against. */
  public List<ReversalRate> reversals(Community community) {
    var counted =
        entities
            .createQuery(
                "select j, count(a.id), count(a.reversedAt) from Act a join a.judges j where"
                    + " a.community = :community and a.outcome in"
                    + " (org.guildhall.moderation.Outcome.NUDGE,"
                    + " org.guildhall.moderation.Outcome.COLLAPSE) group by j",
                Object[].class)
            .setParameter("community", community)
            .getResultStream()
            .collect(Collectors.toMap(row -> (Long) row[0], row -> row));
    return leaders(community).stream()
        .map(leader -> ReversalRate.of(leader, counted.get(leader.id().value())))
        .toList();
  }

  private List<Person> leaders(Community community) {
    return entities
        .createQuery(
            "select p from Membership m join m.person p where m.community = :community and m.role ="
                + " org.guildhall.community.Role.LEADER and p.active = true order by p.familyName,"
                + " p.givenName, p.id",
            Person.class)
        .setParameter("community", community)
        .getResultList();
  }

  /** Waits for its turn: one appeals, and only once. */
  Act lock(long id) {
    var act = entities.find(Act.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (act == null) {
      throw new NotFoundException("act", id);
    }
    return act;
  }

  Act add(Act act) {
    entities.persist(act);
    entities.flush();
    return act;
  }
}
