package org.guildhall.moderation.code;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.guildhall.people.PersonId;

/** What a member says to a proposal, which is told to nobody but himself. */
@Entity
@IdClass(CodeVote.Key.class)
@Table(name = "code_vote")
public class CodeVote {
  /** One member, one proposal. */
  public record Key(long proposalId, long personId) {}

  @Id private long proposalId;
  @Id private long personId;
  private boolean agrees;

  protected CodeVote() {}

  CodeVote(CodeProposal proposal, PersonId person, boolean agrees) {
    proposalId = proposal.id();
    personId = person.value();
    this.agrees = agrees;
  }

  void change(boolean nowAgrees) {
    agrees = nowAgrees;
  }

  public boolean agrees() {
    return agrees;
  }
}
