package org.guildhall.web.card;

import java.util.Locale;

/** What one does with a card by one of its buttons that need no words. */
public enum CardAct {
  SOLVED_MINE,
  TAKE_BACK,
  TAKE_BACK_DOUBT,
  OWN,
  PUBLISH;

  /** What its button is called in the form {@code acts} of the page. */
  public String button() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
