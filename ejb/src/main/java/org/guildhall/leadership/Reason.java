package org.guildhall.leadership;

/** Why an election is held. */
public enum Reason {
  /** The community has just opened. */
  FOUNDING,
  /** A term ends soon. */
  TERM,
  /** A leader went, or goes, before his term ends, or caretaking is over. */
  VACANCY,
  /** Members ask whether a leader shall stay. */
  RECALL,
  /** The election before came to nothing. */
  REPEAT
}
