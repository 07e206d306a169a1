package org.guildhall.people;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** That somebody decided something about how the firm runs Guildhall. It never changes. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
  /** Longest subject, in UTF-16 units. */
  static final int SUBJECT_MAX = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_entry")
  @SequenceGenerator(name = "audit_entry", sequenceName = "audit_entry_seq", allocationSize = 50)
  private long id;

  private Instant at;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "actor_id")
  private Person actor;

  private String action;
  private String subject;

  protected AuditEntry() {}

  AuditEntry(Person actor, String action, String subject, Instant now) {
    this.actor = actor;
    this.action = action;
    this.subject = subject.length() <= SUBJECT_MAX ? subject : subject.substring(0, SUBJECT_MAX);
    at = now;
  }

  public long id() {
    return id;
  }

  public Instant at() {
    return at;
  }

  /** Empty for an administrator whom no directory knows. */
  public Optional<Person> actor() {
    return Optional.ofNullable(actor);
  }

  /** Key of the text that says what was done, without {@code audit.action.}. */
  public String action() {
    return action;
  }

  /** To what. */
  public String subject() {
    return subject;
  }
}
