package org.guildhall.conversation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.guildhall.people.Person;

/** That a post solved the same for another person. */
@Entity
@IdClass(SolvedMine.Key.class)
@Table(name = "solved_mine")
public class SolvedMine {
  /** A person says it once of a post. */
  public record Key(long postId, long personId) {}

  @Id private long postId;
  @Id private long personId;
  private Instant saidAt;

  protected SolvedMine() {}

  SolvedMine(Post post, Person person, Instant now) {
    postId = post.id().value();
    personId = person.id().value();
    saidAt = now;
  }

  public Instant saidAt() {
    return saidAt;
  }
}
