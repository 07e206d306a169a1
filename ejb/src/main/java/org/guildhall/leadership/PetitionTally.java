package org.guildhall.leadership;

/**
 * How far a petition has come.
 *
 * @param count how many signed who are members still
 * @param isSigned whether the reader is one of them; nobody else is ever told
 */
public record PetitionTally(long count, boolean isSigned) {
  /** As the database counts: 1 where the reader is one of them. */
  public PetitionTally(long count, long byReader) {
    this(count, byReader > 0);
  }
}
