package org.guildhall.leadership;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.guildhall.people.PersonId;

/** That an election for which nobody stands asked someone to. Only he is told. */
@Entity
@IdClass(Invited.Key.class)
@Table(name = "election_invitation")
public class Invited {
  /** One person, one election. */
  public record Key(long electionId, long personId) {}

  @Id private long electionId;
  @Id private long personId;

  protected Invited() {}

  Invited(ElectionId election, PersonId person) {
    electionId = election.value();
    personId = person.value();
  }
}
