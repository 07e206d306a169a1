package org.guildhall.moderation;

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
import java.time.Instant;
import org.guildhall.conversation.Post;
import org.guildhall.people.Office;
import org.guildhall.people.Person;

/**
 * That one office asks to take a post down for a legal reason. Nothing happens until another
 * person, who answers for the other office, agrees.
 */
@Entity
@Table(name = "take_down")
public class TakeDown {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "take_down")
  @SequenceGenerator(name = "take_down", sequenceName = "take_down_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "post_id")
  private Post post;

  private Long openFor;

  @Enumerated(EnumType.STRING)
  private LegalReason reason;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "asker_id")
  private Person asker;

  @Enumerated(EnumType.STRING)
  private Office askedAs;

  private Instant askedAt;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "answerer_id")
  private Person answerer;

  private Boolean agreed;
  private Instant answeredAt;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "act_id")
  private Act act;

  protected TakeDown() {}

  TakeDown(Post post, LegalReason reason, Person asker, Office askedAs, Instant now) {
    this.post = post;
    openFor = post.id().value();
    this.reason = reason;
    this.asker = asker;
    this.askedAs = askedAs;
    askedAt = now;
  }

  /**
   * @param carriedOut null where the other office refuses
   */
  void answer(Person by, Act carriedOut, Instant now) {
    answerer = by;
    agreed = carriedOut != null;
    act = carriedOut;
    answeredAt = now;
    openFor = null;
  }

  public long id() {
    return id;
  }

  public Post post() {
    return post;
  }

  public LegalReason reason() {
    return reason;
  }

  public Person asker() {
    return asker;
  }

  /** For which office he asked. */
  public Office askedAs() {
    return askedAs;
  }

  public Instant askedAt() {
    return askedAt;
  }

  public boolean isOpen() {
    return openFor != null;
  }
}
