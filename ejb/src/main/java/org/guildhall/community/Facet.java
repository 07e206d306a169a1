package org.guildhall.community;

/** The kind of thing a community is about: one half of its criterion, the other is the value. */
public enum Facet {
  PRACTICE,
  TECHNOLOGY,
  PRODUCT,
  PROCESS,
  TOPIC,
  INTEREST,
  PLACE,
  TEAM;

  /** Whether such a community cuts across the firm; a place or a team only repeats its chart. */
  public boolean horizontal() {
    return this != PLACE && this != TEAM;
  }
}
