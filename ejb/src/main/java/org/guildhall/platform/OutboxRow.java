package org.guildhall.platform;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One piece of news that a transaction left for a later reader: what kind of thing, and its id. */
@Entity
@Table(name = "outbox")
public class OutboxRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox")
  @SequenceGenerator(name = "outbox", sequenceName = "outbox_seq", allocationSize = 50)
  private long id;

  private String topic;
  private String subject;
  private long subjectId;
  private Instant addedAt;

  protected OutboxRow() {}

  OutboxRow(String topic, String subject, long subjectId, Instant now) {
    this.topic = topic;
    this.subject = subject;
    this.subjectId = subjectId;
    addedAt = now;
  }

  public long id() {
    return id;
  }

  public String subject() {
    return subject;
  }

  public long subjectId() {
    return subjectId;
  }
}
