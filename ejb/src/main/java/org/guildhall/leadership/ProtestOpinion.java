package org.guildhall.leadership;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.guildhall.people.PersonId;

/** What one warden thinks of a protest, and why. */
@Entity
@IdClass(ProtestOpinion.Key.class)
@Table(name = "protest_opinion")
public class ProtestOpinion {
  /** One warden, one protest. */
  public record Key(long protestId, long personId) {}

  @Id private long protestId;
  @Id private long personId;
  private boolean upholds;
  private String reason;

  protected ProtestOpinion() {}

  ProtestOpinion(Protest protest, PersonId warden, boolean upholds, String reason) {
    protestId = protest.id();
    personId = warden.value();
    this.upholds = upholds;
    this.reason = reason;
  }

  /** The id of the protest. */
  public long protest() {
    return protestId;
  }

  public PersonId warden() {
    return new PersonId(personId);
  }

  public boolean upholds() {
    return upholds;
  }

  public String reason() {
    return reason;
  }
}
