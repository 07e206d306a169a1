package org.guildhall.knowledge;

import org.guildhall.platform.BusinessException;

/** The card was changed since the editor opened it: he must see both texts and choose. */
public class CardConflictException extends BusinessException {
  private final CardText current;
  private final int currentVersion;

  CardConflictException(Card card) {
    super("card.revise.conflict");
    current = card.text();
    currentVersion = card.version();
  }

  /** What the card says now. */
  public CardText current() {
    return current;
  }

  /** The version to name when revising again, now that both texts were seen. */
  public int currentVersion() {
    return currentVersion;
  }
}
