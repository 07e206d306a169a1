package org.guildhall.conversation;

/** Names a post. */
public record PostId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
