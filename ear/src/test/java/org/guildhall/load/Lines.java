package org.guildhall.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sections of lines, as a text file beside this class holds them: {@code [name]} begins one, {@code
 * [name ~]} one whose first lines are used most often.
 */
final class Lines {
  private final Map<String, List<String>> sections = new HashMap<>();
  private final Set<String> ranked = new HashSet<>();

  Lines(String file) {
    try (var in = Lines.class.getResourceAsStream(file)) {
      String section = null;
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (line.startsWith("[")) {
          section = line.replaceAll("[\\[\\]~ ]", "");
          sections.put(section, new ArrayList<>());
          if (line.contains("~")) {
            ranked.add(section);
          }
        } else if (!line.isBlank() && !line.startsWith("#")) {
          sections.get(section).add(line.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> of(String section) {
    var lines = sections.get(section);
    if (lines == null) {
      throw new IllegalArgumentException("no section " + section);
    }
    return lines;
  }

  boolean isRanked(String section) {
    return ranked.contains(section);
  }
}
