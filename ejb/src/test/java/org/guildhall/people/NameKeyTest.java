package org.guildhall.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameKeyTest {
  @ParameterizedTest
  @CsvSource({"ADA,ada", "Zoë,zoe", "O'Leary,oleary", "ada.moretti-2,adamoretti2", "Ёлкин,елкин"})
  void caseAccentsAndSignsAreNothing(String name, String same) {
    assertArrayEquals(NameKey.of(same), NameKey.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "'", "\u0301", "%", "_"})
  void nameWithoutLettersHasNone(String name) {
    assertNull(NameKey.of(name));
  }

  @Test
  void noNameHasNone() {
    assertNull(NameKey.of(null));
  }

  @Property
  void whatBeginsSoLiesBetweenTheKeyAndItsEnd(@ForAll String beginning, @ForAll String rest) {
    var key = NameKey.of(beginning);
    // Only where the beginning stays one: a combining mark could change its last letter.
    if (key != null) {
      var whole = Arrays.copyOf(key, key.length);
      var more = NameKey.of(rest);
      if (more != null) {
        whole = Arrays.copyOf(key, key.length + more.length);
        System.arraycopy(more, 0, whole, key.length, more.length);
      }
      assertTrue(Arrays.compareUnsigned(key, whole) <= 0);
      assertTrue(Arrays.compareUnsigned(whole, NameKey.end(key)) < 0);
    }
  }
}
