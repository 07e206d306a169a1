package org.guildhall.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * News for readers outside the transaction (an index, mail): written in the transaction that makes
 * the news, read and deleted after it committed, so that none is lost and none is told of what was
 * rolled back. A reader reloads the subject by its id, and deletes the row only when done: a row
 * may be read twice, so reading must bear repetition.
 */
@ApplicationScoped
public class Outbox {
  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /**
   * What waits for all readers.
   *
   * @param rows how many pieces of news
   * @param oldest for how long the oldest waits; nothing where none does
   */
  public record Backlog(long rows, Duration oldest) {}

  /** Leaves news under {@code topic}, the reader's name. Takes part in the running transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(String topic, String subject, long subjectId) {
    entities.persist(new OutboxRow(topic, subject, subjectId, clock.instant()));
  }

  /** As {@link #add}, of many subjects of a kind. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(String topic, String subject, Collection<Long> subjectIds) {
    var now = clock.instant();
    subjectIds.forEach(id -> entities.persist(new OutboxRow(topic, subject, id, now)));
  }

  /**
   * The oldest news under {@code topic}, at most {@code max} rows.
   *
   * @param after only rows with a greater id; 0 for all. It serves one pass over all rows, not the
   *     next: transactions do not commit in the order of their ids.
   */
  @Transactional
  public List<OutboxRow> next(String topic, long after, int max) {
    return entities
        .createQuery(
            "select r from OutboxRow r where r.topic = :topic and r.id > :after order by r.id",
            OutboxRow.class)
        .setParameter("topic", topic)
        .setParameter("after", after)
        .setMaxResults(max)
        .getResultList();
  }

  /** How many rows under {@code topic} wait to be read. */
  @Transactional
  public long count(String topic) {
    return entities
        .createQuery("select count(r) from OutboxRow r where r.topic = :topic", Long.class)
        .setParameter("topic", topic)
        .getSingleResult();
  }

  /** What waits under all topics. */
  @Transactional
  public Backlog backlog() {
    var now = clock.instant();
    var waits =
        entities
            .createQuery("select count(r), min(r.addedAt) from OutboxRow r", Object[].class)
            .getSingleResult();
    var since = waits[1] == null ? now : (Instant) waits[1];
    return new Backlog((Long) waits[0], Duration.between(since, now));
  }

  /** Which of these subjects have news under {@code topic} that waits to be read. */
  @Transactional
  public Set<Long> waiting(String topic, String subject, Collection<Long> subjectIds) {
    return subjectIds.isEmpty()
        ? Set.of()
        : entities
            .createQuery(
                "select r.subjectId from OutboxRow r where r.topic = :topic and r.subject ="
                    + " :subject and r.subjectId in :ids",
                Long.class)
            .setParameter("topic", topic)
            .setParameter("subject", subject)
            .setParameter("ids", subjectIds)
            .getResultStream()
            .collect(Collectors.toSet());
  }

  /** Forgets news that has been dealt with. */
  @Transactional
  public void remove(List<OutboxRow> rows) {
    if (!rows.isEmpty()) {
      entities
          .createQuery("delete from OutboxRow r where r.id in :ids")
          .setParameter("ids", rows.stream().map(OutboxRow::id).toList())
          .executeUpdate();
    }
  }
}
