package org.guildhall.people;

/** Names a person. */
public record PersonId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
