package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrdinalsTest {
  @Test
  void everyNumberKeepsTheOrdinalOfItsFirstSight() {
    var random = new Random(3);
    for (var bound : new long[] {3, 100, 10_000, Long.MAX_VALUE}) {
      var ordinals = new Ordinals();
      var boxed = new HashMap<Long, Integer>();
      for (var i = 0; i < 20_000; i++) {
        var number = random.nextLong(bound) - bound / 2;
        boxed.putIfAbsent(number, boxed.size());
        assertEquals(boxed.get(number), ordinals.of(number));
        assertEquals(boxed.size(), ordinals.size());
      }
    }
  }
}
