package org.guildhall.leadership.count;

/** A file of ballots is not what its format demands; the message says where and what. */
public final class MalformedFileException extends RuntimeException {
  private final int line;

  MalformedFileException(int line, String sentence) {
    super("line " + line + ": " + sentence);
    this.line = line;
  }

  /** Counted from 1; past the last line when the file ends too early. */
  public int line() {
    return line;
  }
}
