package org.guildhall.community;

import org.guildhall.platform.BusinessException;

/** The foundation speaks of more than one thing; the outcome says where, and offers the split. */
public class SecondCriterionException extends BusinessException {

  private final transient CriterionCheck.Outcome outcome;

  SecondCriterionException(CriterionCheck.Outcome outcome) {
    super("community.criterion.second");
    this.outcome = outcome;
  }

  public CriterionCheck.Outcome outcome() {
    return outcome;
  }
}
