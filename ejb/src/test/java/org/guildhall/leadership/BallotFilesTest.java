package org.guildhall.leadership;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.guildhall.leadership.count.BallotBox;
import org.guildhall.leadership.count.BallotFile;
import org.guildhall.leadership.count.Method;
import org.junit.jupiter.api.Test;

/** What is exported is read again by the readers of the count, which know nothing of it. */
class BallotFilesTest {
  private static final List<String> CANDIDATES = List.of("ada", "ben", "cleo");

  private static BallotFiles files(Ranking... ballots) {
    return new BallotFiles("The \"Weavers\"", 1, CANDIDATES, List.of(ballots));
  }

  private static Ranking ranking(String text) {
    return Ranking.ofText(text);
  }

  private static BallotBox read(String name, String content) throws IOException {
    return BallotFile.read(
        name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void bltIsReadAgain() throws IOException {
    var files = files(ranking("ada>ben=cleo"), ranking("ben>RON"), ranking("ada>ben=cleo"));
    var box = read("e.blt", files.blt());
    assertEquals(3, box.votes());
    assertEquals(List.of("ada", "ben", "cleo", "RON"), box.candidates());
    assertEquals(List.of("ada"), Method.SCHULZE.count(box, 1, Optional.empty()).winners());
  }

  @Test
  void strictOrdersArePrefLibsSoi() throws IOException {
    var files = files(ranking("ben>ada"), ranking("cleo"));
    assertEquals("soi", files.preflibType());
    var box = read("e.soi", files.preflib());
    assertEquals(2, box.votes());
    assertEquals(4, box.candidates().size());
  }

  @Test
  void equalRanksArePrefLibsToi() throws IOException {
    var files = files(ranking("ben=ada>cleo"));
    assertEquals("toi", files.preflibType());
    assertEquals(1, read("e.toi", files.preflib()).votes());
  }
}
