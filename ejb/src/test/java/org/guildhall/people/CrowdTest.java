package org.guildhall.people;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CrowdTest {
  @Test
  void noFigureIsShownAboutFewerThanFivePeople() {
    assertFalse(Crowd.hides(0));
    assertFalse(Crowd.hides(4));
    assertTrue(Crowd.hides(5));
  }
}
