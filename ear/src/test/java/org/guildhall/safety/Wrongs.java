package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong, gathered: one fault does not hide the next. */
final class Wrongs {
  private final List<String> wrongs = new ArrayList<>();

  void add(String wrong) {
    wrongs.add(wrong);
  }

  /** Both are the same text. */
  void unless(String given, String taken) {
    if (!given.equals(taken)) {
      add("given " + Json.createValue(given) + ", taken " + Json.createValue(taken));
    }
  }

  void assertNone() {
    assertEquals("", String.join("\n", wrongs));
  }
}
