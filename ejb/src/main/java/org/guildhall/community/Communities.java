package org.guildhall.community;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;

/** All communities and who belongs to them. */
@ApplicationScoped
public class Communities {
  /**
   * The reader is no parameter of the select clause: there EclipseLink writes parameters into the
   * SQL, and booleans in a way that H2 does not take; nor may a subquery follow. The brackets keep
   * its parser from reading past the conditions.
   */
  private static final String SUMMARY =
      "select new org.guildhall.community.CommunitySummary(c.id, c.slug, c.facet, c.criterion,"
          + " c.name, c.purpose, c.stage, c.closedReason, count(distinct p.id), r.role) from"
          + " Community c left join Membership r on (r.community = c and r.person.id = :reader)"
          + " left join Membership m on m.community = c left join Person p on (p = m.person and"
          + " p.active = true)";

  private static final String GROUPED =
      " group by c.id, c.slug, c.facet, c.criterion, c.name, c.purpose, c.stage, c.closedReason,"
          + " c.nameKey, r.role ";

  @PersistenceContext private EntityManager entities;

  /**
   * @throws NotFoundException when there is none
   */
  public Community require(CommunityId id) {
    return find(id).orElseThrow(() -> new NotFoundException("community", id));
  }

  public Optional<Community> find(CommunityId id) {
    return Optional.ofNullable(entities.find(Community.class, id.value()));
  }

  /**
   * @throws NotFoundException when there is none
   */
  public Community requireBySlug(String slug) {
    return entities
        .createQuery("select c from Community c where c.slug = :slug", Community.class)
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("community", slug));
  }

  /** Every community, by name; a closed one shows that it exists. */
  public List<CommunitySummary> all(PersonId reader) {
    return entities
        .createQuery(SUMMARY + GROUPED + " order by c.nameKey", CommunitySummary.class)
        .setParameter("reader", reader.value())
        .getResultList();
  }

  /**
   * A part of them, by name.
   *
   * @param after the name of the community that stood last before; null for the first part
   */
  public List<CommunitySummary> all(PersonId reader, String after, int max) {
    return entities
        .createQuery(
            SUMMARY + " where c.nameKey > :after" + GROUPED + " order by c.nameKey",
            CommunitySummary.class)
        .setParameter("reader", reader.value())
        .setParameter("after", after == null ? "" : Community.key(after))
        .setMaxResults(max)
        .getResultList();
  }

  /**
   * As a list shows it.
   *
   * @throws NotFoundException when there is none
   */
  public CommunitySummary summary(String slug, PersonId reader) {
    return entities
        .createQuery(SUMMARY + " where c.slug = :slug" + GROUPED, CommunitySummary.class)
        .setParameter("reader", reader.value())
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("community", slug));
  }

  /** Those a person belongs to, by name. */
  public List<CommunitySummary> of(PersonId person, PersonId reader) {
    return entities
        .createQuery(
            SUMMARY
                + " join Membership o on (o.community = c and o.person.id = :person)"
                + GROUPED
                + " order by c.nameKey",
            CommunitySummary.class)
        .setParameter("reader", reader.value())
        .setParameter("person", person.value())
        .getResultList();
  }

  /** Those with these ids, in no order. */
  public List<CommunitySummary> summaries(Collection<Long> ids, PersonId reader) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(SUMMARY + " where c.id in :ids" + GROUPED, CommunitySummary.class)
            .setParameter("reader", reader.value())
            .setParameter("ids", ids)
            .getResultList();
  }

  /** Into which a community may merge, by name. */
  public List<Community> mergeable(Community community) {
    return entities
        .createQuery(
            "select c from Community c where c.stage = org.guildhall.community.Stage.OPEN and"
                + " c.closedReason is null and c <> :community order by c.nameKey",
            Community.class)
        .setParameter("community", community)
        .getResultList();
  }

  /** Those with these ids, in no order. */
  public List<Community> withIds(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery("select c from Community c where c.id in :ids", Community.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** Ids after {@code after} in ascending order, for whoever reads all communities in turn. */
  public List<Long> idsAfter(long after, int max) {
    return entities
        .createQuery("select c.id from Community c where c.id > :after order by c.id", Long.class)
        .setParameter("after", after)
        .setMaxResults(max)
        .getResultList();
  }

  public long count() {
    return entities.createQuery("select count(c) from Community c", Long.class).getSingleResult();
  }

  /** The ids of all communities whose conversations a person may read, in one statement. */
  public List<Long> readableBy(PersonId reader) {
    return entities
        .createQuery(
            "select c.id from Community c where c.closedReason is null or exists (select m from"
                + " Membership m where m.community = c and m.person.id = :reader)",
            Long.class)
        .setParameter("reader", reader.value())
        .getResultList();
  }

  /** The members, founders first, then in the order they joined. */
  public List<Membership> members(Community community) {
    return members(community, Integer.MAX_VALUE);
  }

  /** The first of them. */
  public List<Membership> members(Community community, int max) {
    return entities
        .createQuery(
            "select m from Membership m join fetch m.person where m.community = :community and"
                + " m.person.active = true order by m.founding desc, m.joinedAt, m.id",
            Membership.class)
        .setParameter("community", community)
        .setMaxResults(max)
        .getResultList();
  }

  public MemberCount countMembers(Community community) {
    return entities
        .createQuery(
            "select new org.guildhall.community.MemberCount(count(p), count(distinct p.department))"
                + " from Membership m join m.person p where m.community = :community and"
                + " p.active = true",
            MemberCount.class)
        .setParameter("community", community)
        .getSingleResult();
  }

  public Optional<Membership> membership(Community community, Person person) {
    return entities
        .createQuery(
            "select m from Membership m where m.community = :community and m.person = :person",
            Membership.class)
        .setParameter("community", community)
        .setParameter("person", person)
        .getResultStream()
        .findFirst();
  }

  public boolean isInvited(Community community, Person person) {
    return entities.find(
            Invitation.class, new Invitation.Key(community.id().value(), person.id().value()))
        != null;
  }

  /** The community with this criterion, if there is one. */
  public Optional<Community> withCriterion(Facet facet, String criterion) {
    return unique("criterionKey", Community.criterionKey(facet, criterion));
  }

  public Optional<Community> withName(String name) {
    return unique("nameKey", Community.key(name));
  }

  private Optional<Community> unique(String attribute, String key) {
    return entities
        .createQuery("select c from Community c where c." + attribute + " = :key", Community.class)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  boolean hasSlug(String slug) {
    return !entities
        .createQuery("select c.id from Community c where c.slug = :slug", Long.class)
        .setParameter("slug", slug)
        .getResultList()
        .isEmpty();
  }

  /** Waits for its turn: whoever joins, leaves or opens a community does so one after the other. */
  Community lock(CommunityId id) {
    var anew = Map.<String, Object>of("eclipselink.refresh", true);
    var community =
        entities.find(Community.class, id.value(), LockModeType.PESSIMISTIC_WRITE, anew);
    if (community == null) {
      throw new NotFoundException("community", id);
    }
    return community;
  }

  Community add(Community community) {
    entities.persist(community);
    return community;
  }

  Membership add(Membership membership) {
    entities.persist(membership);
    return membership;
  }

  void add(Invitation invitation) {
    entities.persist(invitation);
  }

  void remove(Membership membership) {
    entities.remove(membership);
  }

  void flush() {
    entities.flush();
  }
}
