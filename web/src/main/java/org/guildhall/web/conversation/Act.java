package org.guildhall.web.conversation;

import java.util.Locale;

/** What one does to a post by one of its buttons. */
public enum Act {
  ACCEPT,
  SOLVED_MINE,
  TAKE_BACK;

  /** What its button is called in the form {@code acts} of the page. */
  public String button() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
