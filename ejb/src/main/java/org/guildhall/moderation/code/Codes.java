package org.guildhall.moderation.code;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guildhall.community.Community;
import org.guildhall.people.PersonId;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;

/** All codes of conduct, their clauses, and what members propose. */
@ApplicationScoped
public class Codes {
  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);

  @PersistenceContext private EntityManager entities;

  /**
   * The version that holds, with its clauses.
   *
   * @throws NotFoundException when there is none, which no community that has begun can say
   */
  public Code current(Community community) {
    return entities
        .createQuery(
            "select distinct c from Code c join fetch c.clauses l where c.community = :community"
                + " and c.number = (select max(o.number) from Code o where o.community ="
                + " :community) order by l.position",
            Code.class)
        .setParameter("community", community)
        .getResultList()
        .stream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("code of", community.id()));
  }

  /**
   * The same, and waits for its turn: proposals and versions come one after the other.
   *
   * @throws BusinessException when there was another version in the meantime
   */
  Code lockCurrent(Community community) {
    var code = current(community);
    entities.lock(code, LockModeType.PESSIMISTIC_WRITE);
    if (current(community) != code) {
      throw new BusinessException("code.clause.gone");
    }
    return code;
  }

  /** Those with these ids, by id, of whatever version. */
  public Map<Long, Clause> clauses(Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery("select c from Clause c where c.id in :ids", Clause.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(Clause::id, Function.identity()));
  }

  /** The ids of communities that have no code yet. */
  List<Long> missing() {
    return entities
        .createQuery(
            "select k.id from Community k where not exists (select c.id from Code c where"
                + " c.community = k) order by k.id",
            Long.class)
        .getResultList();
  }

  public Optional<CodeProposal> open(Community community) {
    return entities
        .createQuery(
            "select p from CodeProposal p join fetch p.proposer left join fetch p.clause where"
                + " p.openFor = :community",
            CodeProposal.class)
        .setParameter("community", community.id().value())
        .getResultStream()
        .findFirst();
  }

  /** What was decided lately, the latest first. */
  public List<CodeProposal> decided(Community community, int max) {
    return entities
        .createQuery(
            "select p from CodeProposal p join fetch p.proposer left join fetch p.clause where"
                + " p.community = :community and"
                + " p.openFor is null order by p.id desc",
            CodeProposal.class)
        .setParameter("community", community)
        .setMaxResults(max)
        .getResultList();
  }

  /** What a member said; empty when he has not. Only ever told to himself. */
  public Optional<CodeVote> vote(CodeProposal proposal, PersonId person) {
    return Optional.ofNullable(
        entities.find(CodeVote.class, new CodeVote.Key(proposal.id(), person.value())));
  }

  /** How many have voted. */
  public long countVotes(CodeProposal proposal) {
    return count(proposal, true) + count(proposal, false);
  }

  long count(CodeProposal proposal, boolean agree) {
    return entities
        .createQuery(
            "select count(v) from CodeVote v where v.proposalId = :proposal and v.agrees = :agree",
            Long.class)
        .setParameter("proposal", proposal.id())
        .setParameter("agree", agree)
        .getSingleResult();
  }

  /** The ids of proposals whose time is over. */
  List<Long> due(Instant now) {
    return entities
        .createQuery(
            "select p.id from CodeProposal p where p.openFor is not null and p.closesAt <= :now"
                + " order by p.id",
            Long.class)
        .setParameter("now", now)
        .getResultList();
  }

  /** Waits for its turn: votes and the end come one after the other. */
  CodeProposal lock(long id) {
    var proposal = entities.find(CodeProposal.class, id, LockModeType.PESSIMISTIC_WRITE, ANEW);
    if (proposal == null) {
      throw new NotFoundException("code proposal", id);
    }
    return proposal;
  }

  void add(Code code) {
    entities.persist(code);
    // Clauses are to be referred to at once.
    entities.flush();
  }

  void add(CodeProposal proposal) {
    entities.persist(proposal);
    entities.flush();
  }

  void add(CodeVote vote) {
    entities.persist(vote);
  }
}
