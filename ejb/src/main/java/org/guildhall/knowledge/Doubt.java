package org.guildhall.knowledge;

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
import org.guildhall.people.Person;

/**
 * That somebody says a card is no longer true, and why. It stands until who answers for the card
 * has looked at it, or he takes it back.
 */
@Entity
@Table(name = "doubt")
public class Doubt {
  /** Longest reason, in UTF-16 units; also of retiring a card. */
  public static final int REASON_MAX = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "doubt")
  @SequenceGenerator(name = "doubt", sequenceName = "doubt_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "card_id")
  private Card card;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_id")
  private Person person;

  private String reason;
  private Instant raisedAt;
  private Instant settledAt;

  protected Doubt() {}

  Doubt(Card card, Person person, String reason, Instant now) {
    this.card = card;
    this.person = person;
    this.reason = reason;
    raisedAt = now;
  }

  void settle(Instant now) {
    settledAt = now;
  }

  public Person person() {
    return person;
  }

  public String reason() {
    return reason;
  }

  public Instant raisedAt() {
    return raisedAt;
  }

  boolean isBy(Person other) {
    return person.id().equals(other.id());
  }
}
