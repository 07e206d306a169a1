package org.guildhall.leadership;

import java.time.LocalDate;
import org.guildhall.people.Crowd;

/**
 * A promise of a leader, and how the members find it kept.
 *
 * @param term the id of the term that it belongs to
 * @param kept how many find it kept
 * @param broken how many do not
 * @param own whether the reader finds it kept; null where he said nothing
 */
public record PromiseLine(
    long term, long id, String text, LocalDate dueOn, long kept, long broken, Boolean own) {
  /** Of one kind of judgement: id of the term, promise, kept or not, how many, the reader's. */
  static PromiseLine of(Object... row) {
    boolean isKept = Boolean.TRUE.equals(row[4]);
    long count = ((Number) row[5]).longValue();
    Boolean own = ((Number) row[6]).longValue() > 0 ? isKept : null;
    return new PromiseLine(
        (Long) row[0],
        (Long) row[1],
        (String) row[2],
        (LocalDate) row[3],
        isKept ? count : 0,
        isKept ? 0 : count,
        own);
  }

  /** Whether so many have judged it that their judgements may be told in numbers. */
  public boolean isTold() {
    return Crowd.hides(kept + broken);
  }

  /** The same promise with the other kind of judgement. */
  PromiseLine and(PromiseLine other) {
    return new PromiseLine(
        term,
        id,
        text,
        dueOn,
        kept + other.kept,
        broken + other.broken,
        own == null ? other.own : own);
  }
}
