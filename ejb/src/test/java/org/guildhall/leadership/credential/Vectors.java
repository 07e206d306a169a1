package org.guildhall.leadership.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.guildhall.Fixtures;

/** The test vectors of RFC 9474, appendix A: flat objects whose members are hexadecimal texts. */
final class Vectors {
  private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*\\}");
  private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]*)\"");

  private final Map<String, String> members = new HashMap<>();

  private Vectors(String object) {
    MEMBER
        .matcher(object)
        .results()
        .forEach(member -> members.put(member.group(1), member.group(2)));
  }

  static List<Vectors> of(String file) {
    try {
      var text = Files.readString(Fixtures.find("rfc9474/" + file));
      return OBJECT.matcher(text).results().map(MatchResult::group).map(Vectors::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Variant variant() {
    return List.of(Variant.values()).stream()
        .filter(variant -> variant.label().equals(members.get("name")))
        .findFirst()
        .orElseThrow();
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  BigInteger number(String name) {
    return new BigInteger(1, octets(name));
  }

  byte[] octets(String name) {
    var digits = members.get(name).replaceFirst("^0x", "");
    return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
  }
}
