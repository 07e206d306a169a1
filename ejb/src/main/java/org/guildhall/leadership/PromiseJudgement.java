package org.guildhall.leadership;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.guildhall.people.PersonId;

/** Whether a member finds that a promise was kept. */
@Entity
@IdClass(PromiseJudgement.Key.class)
@Table(name = "promise_judgement")
public class PromiseJudgement {
  /** One member, one promise. */
  public record Key(long promiseId, long personId) {}

  @Id private long promiseId;
  @Id private long personId;
  private boolean kept;

  protected PromiseJudgement() {}

  PromiseJudgement(Promise promise, PersonId person, boolean kept) {
    promiseId = promise.id();
    personId = person.value();
    this.kept = kept;
  }

  void change(boolean isKept) {
    kept = isKept;
  }

  public boolean isKept() {
    return kept;
  }
}
