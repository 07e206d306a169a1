package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.guildhall.community.CommunityId;
import org.guildhall.conversation.Post;
import org.guildhall.people.Person;

/** All reports of breaches. */
@ApplicationScoped
public class Reports {
  @PersistenceContext private EntityManager entities;

  /** Those about which nothing is decided yet, the oldest first, with who made them. */
  List<Report> standing(Post post) {
    return entities
        .createQuery(
            "select r from Report r join fetch r.clause join fetch r.reporter where r.standsFor ="
                + " :post order by r.id",
            Report.class)
        .setParameter("post", post.id().value())
        .getResultList();
  }

  /** Those that led to an act. */
  List<Report> of(Act act) {
    return entities
        .createQuery(
            "select r from Report r join fetch r.reporter where r.act = :act order by r.id",
            Report.class)
        .setParameter("act", act)
        .getResultList();
  }

  /** The posts in these communities about which reports stand, the longest waiting first. */
  public List<DueReports> due(Collection<Long> communities, int max) {
    return communities.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select new org.guildhall.moderation.DueReports(r.standsFor, count(distinct r.id),"
                    + " min(r.reportedAt), count(distinct n.id)) from Report r left join Neighbour n"
                    + " on (n.asksFor = r.standsFor) where r.standsIn in :communities group by"
                    + " r.standsFor order by min(r.reportedAt)",
                DueReports.class)
            .setParameter("communities", communities)
            .setMaxResults(max)
            .getResultList();
  }

  /** Those that stand about these posts are judged in another community from now on. */
  void move(Collection<Long> posts, CommunityId into) {
    entities
        .createQuery("update Report r set r.standsIn = :into where r.standsFor in :posts")
        .setParameter("into", into.value())
        .setParameter("posts", posts)
        .executeUpdate();
  }

  /** How many somebody made since then. */
  long countSince(Person reporter, Instant since) {
    return entities
        .createQuery(
            "select count(r.id) from Report r where r.reporter = :reporter and r.reportedAt >"
                + " :since",
            Long.class)
        .setParameter("reporter", reporter)
        .setParameter("since", since)
        .getSingleResult();
  }

  void add(Report report) {
    entities.persist(report);
  }
}
