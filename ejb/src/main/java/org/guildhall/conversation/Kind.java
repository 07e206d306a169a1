package org.guildhall.conversation;

import java.util.Locale;

/** What a conversation is for. */
public enum Kind {
  /** Something someone wants to know; one answer can be accepted. */
  QUESTION,
  /** Something to talk over. */
  DISCUSSION,
  /** What someone did, and what he learnt. */
  EXPERIENCE,
  /** Something the firm should hear. */
  IDEA;

  /** Its name in addresses, files and texts: in lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
