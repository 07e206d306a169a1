package org.guildhall.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TypedTextTest {
  @Test
  void linesEndAsTheDatabaseCountsThem() {
    assertEquals("a\nb\nc\n\nd", TypedText.of("a\r\nb\rc\n\r\nd"));
  }

  @Test
  void whatNoKeyboardTypesIsDropped() {
    assertEquals(
        "a\tbc\ud83d\ude00", TypedText.of("a\t\0b\u0007\u001b\u0085c\ud800\ud83d\ude00\udc00"));
  }

  @Test
  void whiteSpaceAloneIsNothing() {
    assertEquals("", TypedText.of(" \r\n\t\0 "));
  }

  @Test
  void indentationAndTrailingLinesStay() {
    assertEquals("    code\n", TypedText.of("    code\r\n"));
  }
}
