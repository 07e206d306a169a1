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
import java.util.Optional;
import org.guildhall.conversation.Post;
import org.guildhall.moderation.code.Clause;
import org.guildhall.people.Person;

/**
 * A leader of another community whom the lot asked to judge the reports on a post, because no
 * leader of its own may. Two are asked; what they do not find both is no breach. Who does not say
 * in time what he finds is asked no more, and the lot asks another.
 */
@Entity
@Table(name = "neighbour")
public class Neighbour {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "neighbour")
  @SequenceGenerator(name = "neighbour", sequenceName = "neighbour_seq", allocationSize = 50)
  private long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "post_id")
  private Post post;

  private Long asksFor;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_id")
  private Person person;

  private Instant askedAt;
  private Instant dueAt;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "clause_id")
  private Clause clause;

  private String words;

  protected Neighbour() {}

  Neighbour(Post post, Person person, Instant now, Instant dueAt) {
    this.post = post;
    asksFor = post.id().value();
    this.person = person;
    askedAt = now;
    this.dueAt = dueAt;
  }

  void find(Outcome found, Clause broken, String why) {
    outcome = found;
    clause = broken;
    words = why;
  }

  void leaveOff() {
    asksFor = null;
  }

  public long id() {
    return id;
  }

  public Post post() {
    return post;
  }

  public Person person() {
    return person;
  }

  public boolean isAsked() {
    return asksFor != null;
  }

  public Instant dueAt() {
    return dueAt;
  }

  /** What he finds; empty until he has said it. */
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** On which clause; null while he has not said, or finds no breach of any. */
  Clause clause() {
    return clause;
  }

  String words() {
    return words;
  }
}
