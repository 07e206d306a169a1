package org.guildhall.knowledge;

/** Names a card. */
public record CardId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
