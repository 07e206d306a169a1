package org.guildhall.community;

/** How far a community has come in its life. */
public enum Stage {
  /** It gathers its founders; nobody talks yet. */
  FORMING,
  /** It has founders enough, and talks. */
  OPEN,
  /** Nobody talks any more; what was said can still be found. */
  ARCHIVED
}
