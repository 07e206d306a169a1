package org.guildhall.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TypedTextTest {
  @Test
  void linesEndAsTheDatabaseCountsThem() {
    assertEquals("a\nb\nc\n\nd", TypedText.of("a\r\nb\rc\n\r\nd"));
  }

  @Test
  void everythingElseIsKept() {
    var text = "a\tb\u0007\u001b\u0085c\u200d\ufeff\u202e\u0001\ud83d\ude00\ufffe\ue000 ";
    assertEquals(text, TypedText.of(text));
    assertTrue(TypedText.isStorable(text));
  }

  @Test
  void whatNoDatabaseKeepsIsNotStorable() {
    assertFalse(TypedText.isStorable("a\0"));
    assertFalse(TypedText.isStorable("\ud83d"));
    assertFalse(TypedText.isStorable("a\ude00\ud83db"));
    assertTrue(TypedText.isStorable(""));
    assertTrue(TypedText.isStorable("\ud83d\ude00".repeat(10_000)));
  }

  @Test
  void whiteSpaceAloneIsNothing() {
    assertEquals("", TypedText.of(" \r\n\t "));
  }

  @Test
  void indentationAndTrailingLinesStay() {
    assertEquals("    code\n", TypedText.of("    code\r\n"));
  }
}
