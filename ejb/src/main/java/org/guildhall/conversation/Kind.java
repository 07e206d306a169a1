package org.guildhall.conversation;

/** What a conversation is for. */
public enum Kind {
  /** Something someone wants to know; one answer can be accepted. */
  QUESTION,
  /** Something to talk over. */
  DISCUSSION
}
