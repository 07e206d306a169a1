package org.guildhall.search.evaluate;

/** A file of a judged set is not what it should be; the message says where. */
final class MalformedFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedFileException(String message) {
    super(message);
  }
}
