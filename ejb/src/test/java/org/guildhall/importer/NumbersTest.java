package org.guildhall.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  private final Numbers numbers = new Numbers();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 99_999_999, 100_000_000, -1, Long.MAX_VALUE, Long.MIN_VALUE})
  void numberIsNewOnce(long number) {
    assertFalse(numbers.contains(number));
    assertTrue(numbers.add(number));
    assertTrue(numbers.contains(number));
    assertFalse(numbers.add(number));
  }

  @Test
  void oddNumbersDoNotFillTheMemory() {
    for (long odd = -1; odd >= -300_000; odd--) {
      assertTrue(numbers.add(odd));
    }
    long kept =
        java.util.stream.LongStream.rangeClosed(-300_000, -1).filter(numbers::contains).count();
    assertEquals(100_000, kept);
  }
}
