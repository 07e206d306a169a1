package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongSetTest {
  @Test
  void setIsTheSameAsOneOfBoxedNumbers() {
    var random = new Random(3);
    for (var bound : new long[] {3, 100, 10_000, Long.MAX_VALUE}) {
      var set = new LongSet();
      var boxed = new HashSet<Long>();
      for (var i = 0; i < 20_000; i++) {
        var number = random.nextLong(bound) - bound / 2;
        assertEquals(boxed.add(number), set.add(number));
        assertEquals(boxed.size(), set.size());
      }
    }
  }
}
