package org.guildhall.community;

/** What a person is in a community. */
public enum Role {
  MEMBER,
  /** Elected, for a term. While a community has none, its founders act together as caretakers. */
  LEADER
}
