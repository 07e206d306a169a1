package org.guildhall.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.guildhall.platform.BusinessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpThreadsTest {
  @TempDir Path folder;

  private DumpThreads read(long mostCharacters) throws IOException {
    Files.writeString(
        folder.resolve("Posts.xml"),
        "<posts>"
            + answer(5, 3, "2012-01-01")
            + question(4, "2011-01-01")
            + question(3, "2010-01-01")
            + answer(6, 3, "2011-01-01")
            + answer(8, 99, "2011-01-01")
            + answer(6, 4, "2011-01-01")
            + "</posts>");
    Files.writeString(folder.resolve("Users.xml"), "<users>" + user(1) + user(2) + "</users>");
    try (var dump = StackExchangeDump.open(folder)) {
      return new DumpThreads(dump, mostCharacters);
    }
  }

  private static String question(int id, String day) {
    return "<row Id='%d' PostTypeId='1' CreationDate='%sT00:00:00' Title='t' Body='12345'/>"
        .formatted(id, day);
  }

  private static String answer(int id, int question, String day) {
    return ("<row Id='%d' PostTypeId='2' ParentId='%d' CreationDate='%sT00:00:00' Body='12345'"
            + " OwnerUserId='1'/>")
        .formatted(id, question, day);
  }

  private static String user(int id) {
    return "<row Id='%d' DisplayName='Nr. %d' CreationDate='2010-01-01T00:00:00'/>"
        .formatted(id, id);
  }

  @Test
  void questionsAndAnswersAreInTheOrderOfTheirTimes() throws IOException {
    assertEquals(
        List.of(List.of(3L, 6L, 5L), List.of(4L)),
        read(30).threads().stream()
            .map(thread -> thread.posts().map(StackExchangeDump.Post::id).toList())
            .toList());
  }

  @Test
  void onlyWhoWroteSomethingIsNamed() throws IOException {
    assertEquals(Map.of(1L, "Nr. 1"), read(30).names());
  }

  @Test
  void dumpThatWouldFillTheMemoryIsRefused() {
    var refused = assertThrows(BusinessException.class, () -> read(29));
    assertEquals("import.denied.too-large", refused.key());
  }
}
