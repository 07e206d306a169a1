package org.guildhall.leadership;

/** The keys of a box are gone, and with them what lies in it. */
class BoxLostException extends RuntimeException {
  BoxLostException() {
    super("the keys of the box are gone");
  }
}
