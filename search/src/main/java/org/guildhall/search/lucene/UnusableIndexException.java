package org.guildhall.search.lucene;

/** The folder holds no index that can be used, for a reason that tells what to do about it. */
public class UnusableIndexException extends RuntimeException {

  /** Why the index cannot be used. */
  public enum Reason {
    /** It was written by another version of Guildhall: erase and rebuild. */
    OTHER_SCHEMA,
    /** Files are missing or damaged: erase and rebuild. */
    DAMAGED,
    /** Another process has it open: leave it alone. */
    IN_USE
  }

  private final Reason reason;

  UnusableIndexException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
