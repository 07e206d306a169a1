package org.guildhall.moderation;

/** Who decided about a post. */
public enum DecidedBy {
  /** A leader of the community, together with who reported. */
  LEADER,
  /** Enough independent reporters. */
  VOICES,
  /** Leaders of other communities, by lot. */
  NEIGHBOURS,
  /** One person for HR and one for data protection. */
  TWO_OFFICES
}
