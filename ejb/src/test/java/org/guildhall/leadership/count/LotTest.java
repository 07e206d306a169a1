package org.guildhall.leadership.count;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class LotTest {
  private static final List<String> ORDER = List.of("Ada", "Zoë", "Bob");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What {@code printf 'ab' | sha256sum} prints. */
  @Test
  void seedIsTheHashOfBothParts() {
    assertEquals(
        "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603",
        HexFormat.of().formatHex(Lot.seed(bytes("a"), bytes("b"))));
  }

  /** {@code for n in Ada Zoë Bob; do printf "s$n" | sha256sum; done | sort} tells the same. */
  @Test
  void orderIsThatOfTheHashes() {
    assertEquals(ORDER, new Lot(bytes("s")).order(List.of("Ada", "Bob", "Zoë")));
    assertEquals(ORDER, new Lot(bytes("s")).order(List.of("Zoë", "Ada", "Bob")));
  }

  @Test
  void seedIsNotChangedFromOutside() {
    var seed = bytes("s");
    var lot = new Lot(seed);
    seed[0] = 0;
    lot.seed()[0] = 0;
    assertArrayEquals(bytes("s"), lot.seed());
  }
}
