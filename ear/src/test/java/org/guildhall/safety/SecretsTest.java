package org.guildhall.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which secrets the pieces of the server's configuration know without being told. */
class SecretsTest {
  private static final Pattern VARIABLE =
      Pattern.compile("<variable\\s+name=\"([^\"]+)\"\\s+(?:value|defaultValue)=\"([^\"]*)\"");

  /** What the elements of a server call one. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\b(\\w*(?:[pP]assword|[sS]ecret|[tT]oken|[kK]ey))=\"([^\"]*)\"");

  private static final Pattern SECRET = Pattern.compile("password|secret|token");

  /** The first is refused in production, by {@link org.guildhall.web.Production}. */
  private static final Map<String, String> OF_THE_DEMO =
      Map.of("guildhall.keys.password", "guildhall", "guildhall.demo.password", "guildhall");

  @Test
  void noSecretHasADefaultButTheDemos() throws IOException {
    var known = new TreeMap<String, String>();
    for (var piece : pieces()) {
      var variables = VARIABLE.matcher(piece);
      while (variables.find()) {
        if (SECRET.matcher(variables.group(1)).find() && !variables.group(2).isEmpty()) {
          known.put(variables.group(1), variables.group(2));
        }
      }
    }
    assertEquals(new TreeMap<>(OF_THE_DEMO), known);
  }

  /** H2's is empty: its database is a file, which the rights of files protect. */
  @Test
  void noSecretStandsInTheConfigurationItself() throws IOException {
    var written = new TreeSet<String>();
    for (var piece : pieces()) {
      var attributes = ATTRIBUTE.matcher(piece);
      while (attributes.find()) {
        if (!attributes.group(2).matches("\\$\\{[^}]+}|")) {
          written.add(attributes.group());
        }
      }
    }
    assertEquals(new TreeSet<>(), written);
  }

  private static Iterable<String> pieces() throws IOException {
    var server = checkout().resolve("config/server");
    var pieces = new TreeSet<String>();
    try (var files = Files.walk(server)) {
      for (var file : files.filter(one -> one.toString().endsWith(".xml")).toList()) {
        pieces.add(Files.readString(file));
      }
    }
    assertFalse(pieces.isEmpty());
    return pieces;
  }

  private static Path checkout() {
    var at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("mvnw"))) {
      at = at.getParent();
    }
    return at;
  }
}
