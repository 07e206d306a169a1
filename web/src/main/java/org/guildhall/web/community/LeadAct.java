package org.guildhall.web.community;

import java.util.Locale;

/** What one does on the page of who leads, by one of its buttons. */
public enum LeadAct {
  /** That a promise was kept; the value of these two is its id. */
  KEPT,
  BROKEN,
  /** Of these the value is the id of the term. */
  ACCEPT,
  DECLINE,
  STEP_DOWN,
  SIGN,
  TAKE_BACK,
  /** What shall become of a community that nobody leads; here the value says nothing. */
  KEEP,
  MERGE,
  ARCHIVE;

  /** What its button is called in the form {@code acts} of the page. */
  public String button() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
