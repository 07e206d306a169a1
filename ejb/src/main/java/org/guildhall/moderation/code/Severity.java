package org.guildhall.moderation.code;

/** How much the breach of a clause weighs. */
public enum Severity {
  /** Its author is told, in private. */
  ORDINARY,
  /** What breaks it may be collapsed. */
  FLAGRANT
}
