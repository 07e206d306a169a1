package org.guildhall.web.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.guildhall.community.Facet;
import org.guildhall.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  @Test
  void fieldsComeAsTheyWereWritten() {
    var body =
        JsonBody.parse(
            """
            {"text":"a\\r\\nb","none":null,"list":["x","y"],"facet":"practice","id":42}\
            """);
    assertEquals("a\nb", body.text("text"));
    assertNull(body.textOrNull("none"));
    assertNull(body.textOrNull("absent"));
    assertEquals(List.of("x", "y"), body.texts("list"));
    assertEquals(List.of(), body.texts("absent"));
    assertEquals(Facet.PRACTICE, body.oneOf("facet", Facet.class));
    assertEquals(42, body.id("id"));
    assertDoesNotThrow(body::checked);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    var body =
        JsonBody.parse(
            "{\"text\":1,\"list\":{},\"facet\":\"x\",\"id\":\"1\",\"more\":[],\"id\":2}");
    body.text("text");
    body.texts("list");
    body.oneOf("facet", Facet.class);
    body.id("id");
    body.text("missing");
    var thrown = assertThrows(ProblemException.class, body::checked);
    assertEquals(400, thrown.problem().status());
    assertEquals(
        List.of("id", "text", "list", "facet", "missing", "more"), thrown.problem().wrongFields());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1", "1.0", "1e3", "-1", "01", "9999999999999999999", "true", "\"1\""})
  void onlyAWholeNumberIsAnId(String written) {
    var thrown =
        assertThrows(
            ProblemException.class,
            () -> {
              var body = JsonBody.parse("{\"id\":" + written + "}");
              body.id("id");
              body.checked();
            });
    assertEquals(400, thrown.problem().status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "1",
        "\"x\"",
        "null",
        "{",
        "{\"a\"}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":1}{}",
        "{\"a\":1} x",
        "{\"a\":\"\\x\"}",
        "{\"a\":nul}",
        "{\"a\":[1}",
        "{\"a\":+1}"
      })
  void whatIsNoObjectIsRefused(String written) {
    var thrown = assertThrows(ProblemException.class, () -> JsonBody.parse(written));
    assertEquals(400, thrown.problem().status(), written);
  }

  @Test
  void deepBodyIsRefusedBeforeItCostsAnything() {
    var deep = "{\"a\":" + "[".repeat(400_000) + "]".repeat(400_000) + "}";
    assertEquals(
        400, assertThrows(ProblemException.class, () -> JsonBody.parse(deep)).problem().status());
    var objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    assertEquals(
        400,
        assertThrows(ProblemException.class, () -> JsonBody.parse(objects)).problem().status());
    assertDoesNotThrow(() -> JsonBody.parse("{\"a\":" + "[".repeat(25) + "]".repeat(25) + "}"));
  }

  @Test
  void bodyIsUtf8OfAtMostOneMebibyte() throws IOException {
    var most = new byte[JsonBody.MOST_BYTES];
    java.util.Arrays.fill(most, (byte) ' ');
    most[0] = '{';
    most[1] = '}';
    assertDoesNotThrow(() -> read(most).checked());
    var more = java.util.Arrays.copyOf(most, most.length + 1);
    assertEquals(413, assertThrows(ProblemException.class, () -> read(more)).problem().status());
    var latin = "{\"a\":\"è\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(400, assertThrows(ProblemException.class, () -> read(latin)).problem().status());
    var utf16 = "{\"a\":\"e\"}".getBytes(StandardCharsets.UTF_16LE);
    assertEquals(400, assertThrows(ProblemException.class, () -> read(utf16)).problem().status());
  }

  private static JsonBody read(byte[] bytes) throws IOException {
    return JsonBody.read(new ByteArrayInputStream(bytes));
  }
}
