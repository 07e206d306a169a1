package org.guildhall.importer;

/** Names an import. */
public record ImportId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
