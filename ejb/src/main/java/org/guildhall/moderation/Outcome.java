package org.guildhall.moderation;

/** What was decided about a post. */
public enum Outcome {
  /** It breaks no clause. */
  NO_BREACH,
  /** Its author is told in private what to mind. */
  NUDGE,
  /** It is read behind one click, which names the clause. */
  COLLAPSE,
  /** The law forbids it. */
  TAKE_DOWN;

  /** Whether its author may appeal to a jury. */
  public boolean isAppealable() {
    return this == NUDGE || this == COLLAPSE;
  }
}
