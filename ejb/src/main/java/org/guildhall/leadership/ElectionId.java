package org.guildhall.leadership;

/** Names an election. */
public record ElectionId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
