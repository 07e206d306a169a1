package org.guildhall.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What no page does. */
class PagesTest {
  private static final Pattern TAG =
      Pattern.compile(
          "<(?<end>/?)(?:ui:repeat|c:forEach|h:dataTable)\\b[^>]*?(?<empty>/?)>"
              + "|<(?:[^>]*\\bjsf:action=|h:command)[^>]*>");

  /**
   * Faces finds such a button again by the number of its row, which is another's when the list has
   * changed since it was read. A button of a list says in its value what it is about.
   */
  @Test
  void noButtonOfAListGoesByItsPlace() throws IOException {
    var found = new TreeSet<String>();
    List<Path> pages;
    try (var walk = Files.walk(Path.of("src/main/webapp"))) {
      pages = walk.filter(file -> file.toString().endsWith(".xhtml")).toList();
    }
    assertTrue(pages.size() > 50, pages::toString);
    for (var page : pages) {
      buttonsOfLists(read(page)).forEach(button -> found.add(page + ": " + button));
    }
    assertEquals(Set.of(), found);
  }

  private static Set<String> buttonsOfLists(String page) {
    var buttons = new TreeSet<String>();
    int depth = 0;
    for (var tags = TAG.matcher(page); tags.find(); ) {
      if (tags.group("end") == null) {
        if (depth > 0) {
          buttons.add(tags.group());
        }
      } else if (tags.group("empty").isEmpty()) {
        depth += tags.group("end").isEmpty() ? 1 : -1;
      }
    }
    return buttons;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
