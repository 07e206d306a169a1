package org.guildhall.people;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one of a person's programs signs in with, in his name.
 *
 * <p>He makes it, sees it once, and may revoke it; otherwise it expires. Kept is only its digest,
 * by which it is found again, and how it ends, by which he tells it from his others.
 */
@Entity
@Table(name = "access_token")
public class AccessToken {
  /** What its holder may do. */
  public enum Scope {
    /** Read what its owner may read. */
    READ,
    /** Do what its owner may do. */
    WRITE
  }

  /** Whether it still opens the door. */
  public enum State {
    VALID,
    EXPIRED,
    REVOKED
  }

  /** Longest name, in UTF-16 units. */
  public static final int NAME_MAX = 80;

  /** Its last use is written down at most this often, so that reading does not become writing. */
  private static final Duration USE_NOTED_EVERY = Duration.ofHours(1);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "access_token")
  @SequenceGenerator(name = "access_token", sequenceName = "access_token_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_id")
  private Person person;

  private String name;

  @Enumerated(EnumType.STRING)
  private Scope scope;

  private String digest;
  private String ending;
  private Instant madeAt;
  private Instant expiresAt;
  private Instant usedAt;
  private Instant revokedAt;

  protected AccessToken() {}

  AccessToken(
      Person person, String name, Scope scope, TokenSecret secret, Instant now, Instant expiresAt) {
    this.person = person;
    this.name = name.strip();
    this.scope = scope;
    digest = secret.digest();
    ending = secret.ending();
    madeAt = now;
    this.expiresAt = expiresAt;
  }

  void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }

  void used(Instant now) {
    if (usedAt == null || usedAt.plus(USE_NOTED_EVERY).isBefore(now)) {
      usedAt = now;
    }
  }

  /** Whether it opens the door: neither over nor revoked, and its owner still works here. */
  boolean opens(Instant now) {
    return state(now) == State.VALID && person.isActive();
  }

  public State state(Instant now) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    return now.isBefore(expiresAt) ? State.VALID : State.EXPIRED;
  }

  public long id() {
    return id;
  }

  /** Whose it is. */
  public Person person() {
    return person;
  }

  /** What its owner calls it. */
  public String name() {
    return name;
  }

  public Scope scope() {
    return scope;
  }

  /** Its last four characters. */
  public String ending() {
    return ending;
  }

  public Instant madeAt() {
    return madeAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /** When it last opened the door, to the hour; empty when it never did. */
  public Optional<Instant> usedAt() {
    return Optional.ofNullable(usedAt);
  }
}
