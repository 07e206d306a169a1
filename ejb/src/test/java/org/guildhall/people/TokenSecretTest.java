package org.guildhall.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSecretTest {
  @Test
  void everyTokenIsAnother() {
    var one = TokenSecret.random();
    assertTrue(TokenSecret.hasForm(one.text()), one.text());
    assertNotEquals(one.text(), TokenSecret.random().text());
    assertTrue(one.text().endsWith(one.ending()));
    assertEquals(4, one.ending().length());
  }

  @Test
  void digestIsSha256AndTellsNothing() {
    var known = TokenSecret.of("guildhall_" + "A".repeat(43));
    assertEquals(known.digest(), TokenSecret.of(known.text()).digest());
    assertEquals(64, known.digest().length());
    assertFalse(known.toString().contains("AAAA"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "guildhall_", "Guildhall_AAAA", "guildhall_ü", "demo-ada"})
  void whatHasNotTheFormIsNotLookedFor(String text) {
    assertFalse(TokenSecret.hasForm(text));
    assertFalse(TokenSecret.hasForm("guildhall_" + "A".repeat(44)));
  }
}
