package org.guildhall.leadership;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.guildhall.people.PersonId;

/** That a member signed a petition, which is told to nobody. */
@Entity
@IdClass(PetitionSignature.Key.class)
@Table(name = "petition_signature")
public class PetitionSignature {
  /** One member, one petition. */
  public record Key(long petitionId, long personId) {}

  @Id private long petitionId;
  @Id private long personId;

  protected PetitionSignature() {}

  PetitionSignature(Petition petition, PersonId person) {
    petitionId = petition.id();
    personId = person.value();
  }
}
