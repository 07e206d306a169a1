package org.guildhall.knowledge;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.guildhall.conversation.Post;
import org.guildhall.people.Person;

/** That somebody does not want an answer proposed to him as a card. */
@Entity
@IdClass(DeclinedProposal.Key.class)
@Table(name = "declined_proposal")
public class DeclinedProposal {
  /** He declines it once. */
  public record Key(long postId, long personId) {}

  @Id private long postId;
  @Id private long personId;

  protected DeclinedProposal() {}

  DeclinedProposal(Post post, Person person) {
    postId = post.id().value();
    personId = person.id().value();
  }
}
