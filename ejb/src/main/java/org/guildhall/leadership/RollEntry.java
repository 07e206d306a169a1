package org.guildhall.leadership;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.guildhall.people.PersonId;

/**
 * That a person may vote, whether a credential was issued in his name, and whether he is a warden.
 *
 * <p>Of the credential only the hash of its blinded message is kept, which by itself says nothing
 * of the credential: every message is hidden equally well behind it (RFC 9474, section 7).
 */
@Entity
@IdClass(RollEntry.Key.class)
@Table(name = "roll_entry")
public class RollEntry {
  /** One person on the roll of one election. */
  public record Key(long electionId, long personId) {}

  @Id private long electionId;
  @Id private long personId;
  private boolean warden;
  private String blindedHash;

  protected RollEntry() {}

  RollEntry(ElectionId election, PersonId person, boolean warden) {
    electionId = election.value();
    personId = person.value();
    this.warden = warden;
  }

  void issue(String hash) {
    blindedHash = hash;
  }

  /** Whether his credential is for that message, or he has none yet. */
  boolean mayIssue(String hash) {
    return blindedHash == null || blindedHash.equals(hash);
  }

  public PersonId person() {
    return new PersonId(personId);
  }

  public boolean isWarden() {
    return warden;
  }

  public boolean isIssued() {
    return blindedHash != null;
  }
}
