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

/** What a card said before it was revised. */
@Entity
@Table(name = "card_revision")
public class CardRevision {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "card_revision")
  @SequenceGenerator(
      name = "card_revision",
      sequenceName = "card_revision_seq",
      allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "card_id")
  private Card card;

  private String question;
  private String answer;
  private String appliesTo;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "writer_id")
  private Person writer;

  private Instant writtenAt;

  protected CardRevision() {}

  /** Of what it says now. */
  CardRevision(Card card) {
    this.card = card;
    question = card.question();
    answer = card.answer();
    appliesTo = card.appliesTo();
    writer = card.writer();
    writtenAt = card.writtenAt();
  }

  public String question() {
    return question;
  }

  /** Markdown. */
  public String answer() {
    return answer;
  }

  public String appliesTo() {
    return appliesTo;
  }

  public Person writer() {
    return writer;
  }

  /** When this text was written, not when it was replaced. */
  public Instant writtenAt() {
    return writtenAt;
  }
}
