package org.guildhall.knowledge;

/**
 * Whom a card, or a post that it was drawn from, has helped: each person once.
 *
 * @param departments of how many departments they are
 * @param reader whether the reader is one of them
 */
public record Reuse(long people, long departments, boolean reader) {
  public Reuse(Long people, Long departments, Number reader) {
    this(people.longValue(), departments.longValue(), reader != null && reader.longValue() > 0);
  }
}
