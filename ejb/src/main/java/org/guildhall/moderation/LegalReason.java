package org.guildhall.moderation;

/** For which reason the law forbids a post. */
public enum LegalReason {
  /** It tells of somebody what data protection law keeps private. */
  PERSONAL_DATA,
  /** A trade secret, of the firm or of others. */
  TRADE_SECRET,
  /** Somebody's copyright or trademark. */
  INTELLECTUAL_PROPERTY,
  /** What is punishable to say or to show. */
  PUNISHABLE,
  /** A court or an authority ordered it. */
  ORDER
}
