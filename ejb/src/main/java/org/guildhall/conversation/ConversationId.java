package org.guildhall.conversation;

/** Names a conversation. */
public record ConversationId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
