package org.guildhall.community;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.guildhall.people.Person;

/** That a person may join a closed community, because a member asked him in. */
@Entity
@IdClass(Invitation.Key.class)
@Table(name = "invitation")
public class Invitation {
  /** One invitation for a person to a community. */
  public record Key(long communityId, long personId) {}

  @Id private long communityId;
  @Id private long personId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "invited_by")
  private Person invitedBy;

  private Instant invitedAt;

  protected Invitation() {}

  Invitation(Community community, Person person, Person invitedBy, Instant now) {
    communityId = community.id().value();
    personId = person.id().value();
    this.invitedBy = invitedBy;
    invitedAt = now;
  }

  public Person invitedBy() {
    return invitedBy;
  }

  public Instant invitedAt() {
    return invitedAt;
  }
}
