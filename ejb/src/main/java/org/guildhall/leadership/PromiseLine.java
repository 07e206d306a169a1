package org.guildhall.leadership;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A promise of a leader, and how the members find it kept.
 *
 * @param term the id of the term that it belongs to
 * @param kept how many find it kept
 * @param broken how many do not
 * @param own what the reader said of it
 */
public record PromiseLine(
    long term,
    long id,
    String text,
    LocalDate dueOn,
    long kept,
    long broken,
    Optional<Boolean> own) {
  /** As the database counts; 1 is kept, 0 is not, null is nothing said. */
  public PromiseLine(
      long term, long id, String text, LocalDate dueOn, long kept, long broken, Number own) {
    this(term, id, text, dueOn, kept, broken, Optional.ofNullable(own).map(o -> o.intValue() == 1));
  }
}
