package org.guildhall.leadership;

/** How far an election has come. */
public enum ElectionState {
  /** Whoever wants to lead puts himself forward. */
  NOMINATIONS,
  /** The roll is frozen and the box is open. */
  VOTING,
  /** The result is told, and whoever finds it wrong says so. */
  PROTEST,
  /** It stands: who won is appointed. */
  FINAL,
  /** It came to nothing; {@link Outcome} says why. */
  VOID;

  public boolean isOver() {
    return this == FINAL || this == VOID;
  }
}
