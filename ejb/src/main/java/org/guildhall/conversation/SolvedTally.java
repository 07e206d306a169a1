package org.guildhall.conversation;

/**
 * For how many people a post solved the same.
 *
 * @param reader 1 when the reader is one of them, else 0
 */
public record SolvedTally(long postId, long people, long reader) {
  public SolvedTally(long postId, Long people, Number reader) {
    this(postId, people.longValue(), reader.longValue());
  }

  public boolean isForReader() {
    return reader > 0;
  }
}
