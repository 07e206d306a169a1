package org.guildhall.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.guildhall.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void placeComesBackToTheMicrosecond() {
    var at = Instant.parse("2026-11-28T21:06:07.123456Z");
    assertEquals(
        List.of(at, 42L), Cursor.moment(Cursor.after(at, 42), (moment, id) -> List.of(moment, id)));
    assertEquals("Складская техника", Cursor.name(Cursor.after("Складская техника")));
    assertNull(Cursor.name(null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1 2 3",
        "1 x",
        "x 1",
        " 1",
        "1 ",
        "-1 1",
        "1 -1",
        "99999999999999999 1",
        "1 99999999999999999999",
        "1  2"
      })
  void forgedPlaceIsRefused(String position) {
    assertRefused(encoded(position));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "ä", "QQ==", "QR", "/w", "_w"})
  void whatWeNeverGaveIsRefused(String cursor) {
    assertRefused(cursor);
    assertThrows(ProblemException.class, () -> Cursor.name(cursor));
  }

  @Test
  void namesThatNoDatabaseKeepsAreRefused() {
    assertThrows(ProblemException.class, () -> Cursor.name(encoded("a\0b")));
    assertThrows(ProblemException.class, () -> Cursor.name(encoded("x".repeat(10_000))));
  }

  private static void assertRefused(String cursor) {
    var thrown =
        assertThrows(ProblemException.class, () -> Cursor.moment(cursor, (at, id) -> List.of()));
    assertEquals(400, thrown.problem().status());
    assertEquals(List.of("cursor"), thrown.problem().wrongFields());
  }

  private static String encoded(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }
}
