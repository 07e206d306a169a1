package org.guildhall.leadership;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * JSON in the one form that is hashed: RFC 8785 (JSON Canonicalization Scheme), without its
 * fractional numbers, of which no record has any.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * The canonical form.
   *
   * @throws IllegalArgumentException when a number is no integer that JavaScript keeps exactly
   */
  static String of(JsonValue value) {
    var out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** SHA-256 of a text in UTF-8, in lower-case hexadecimal digits. */
  static String hash(String text) {
    return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(JsonValue value, StringBuilder out) {
    switch (value.getValueType()) {
      case OBJECT -> writeObject(value.asJsonObject(), out);
      case ARRAY -> writeArray(value.asJsonArray(), out);
      case STRING -> writeString(((JsonString) value).getString(), out);
      case NUMBER -> out.append(integer((JsonNumber) value));
      default -> out.append(value);
    }
  }

  /** Members in the order of their names as UTF-16, which is Java's own. */
  private static void writeObject(JsonObject object, StringBuilder out) {
    var separator = "{";
    for (var member : new TreeMap<>(object).entrySet()) {
      out.append(separator);
      writeString(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
      separator = ",";
    }
    out.append(object.isEmpty() ? "{}" : "}");
  }

  private static void writeArray(JsonArray array, StringBuilder out) {
    var separator = "[";
    for (var element : array) {
      out.append(separator);
      write(element, out);
      separator = ",";
    }
    out.append(array.isEmpty() ? "[]" : "]");
  }

  private static long integer(JsonNumber number) {
    long value = number.longValueExact();
    if (Math.abs(value) >= 1L << 53) {
      throw new IllegalArgumentException("not exact in JavaScript: " + value);
    }
    return value;
  }

  private static void writeString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
