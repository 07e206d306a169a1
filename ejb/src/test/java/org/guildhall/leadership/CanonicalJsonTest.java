package org.guildhall.leadership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  private static String canonical(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      JsonValue value = reader.readValue();
      return CanonicalJson.of(value);
    }
  }

  /** The order of RFC 8785, section 3.2.3, whose example this is. */
  @Test
  void membersStandInTheOrderOfTheirUtf16() {
    assertEquals(
        "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"ö\":4,\"€\":5,\"😀\":6,\"\uFB33\":7}",
        canonical("{\"€\":5,\"\\r\":1,\"\uFB33\":7,\"1\":2,\"😀\":6,\"\u0080\":3,\"ö\":4}"));
  }

  @Test
  void textIsEscapedAsLittleAsCanBe() {
    assertEquals(
        "\"\\u0001\\b\\t\\n\\f\\r\\\"\\\\/ é\u007f\u2028\"",
        canonical("\"\\u0001\\b\\t\\n\\f\\r\\\"\\\\\\/ \\u00e9\u007f\\u2028\""));
  }

  @Test
  void whiteSpaceGoesAndListsKeepTheirOrder() {
    assertEquals(
        "{\"a\":[3,1,[],{}],\"b\":null,\"c\":true}",
        canonical(" { \"c\" : true , \"b\" : null, \"a\" : [ 3, 1, [ ], { } ] } "));
  }

  @Test
  void fractionIsRefused() {
    assertThrows(ArithmeticException.class, () -> canonical("[0.5]"));
  }

  @Test
  void integerThatJavaScriptWouldRoundIsRefused() {
    assertEquals("9007199254740991", canonical("9007199254740991"));
    assertThrows(IllegalArgumentException.class, () -> canonical("9007199254740992"));
  }
}
