package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guildhall.conversation.Post;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;

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
                    + " min(r.reportedAt), count(distinct n.id)) from Report r join r.post p join"
                    + " p.conversation c left join Neighbour n on (n.asksFor = r.standsFor) where"
                    + " r.standsFor is not null and c.community.id in :communities group by"
                    + " r.standsFor order by min(r.reportedAt)",
                DueReports.class)
            .setParameter("communities", communities)
            .setMaxResults(max)
            .getResultList();
  }

  /** Which of these posts somebody's report stands about; told to himself only. */
  public Set<Long> reportedBy(PersonId person, Collection<Long> posts) {
    return posts.isEmpty()
        ? Set.of()
        : entities
            .createQuery(
                "select r.post.id from Report r where r.reporter.id = :person and r.standsFor in"
                    + " :posts",
                Long.class)
            .setParameter("person", person.value())
            .setParameter("posts", posts)
            .getResultStream()
            .collect(Collectors.toSet());
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
