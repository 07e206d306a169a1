package org.guildhall.community;

/** What a person is in a community. */
public enum Role {
  MEMBER,
  /** Elected, for a term. Until there are elections the founders act together as caretakers. */
  LEADER
}
