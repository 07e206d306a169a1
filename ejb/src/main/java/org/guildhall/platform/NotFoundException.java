package org.guildhall.platform;

/** There is no such thing, or the reader may not know that there is: both look alike on purpose. */
public class NotFoundException extends RuntimeException {

  public NotFoundException(String what, Object id) {
    super(what + " " + id);
  }
}
