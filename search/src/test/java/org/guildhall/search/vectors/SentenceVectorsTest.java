package org.guildhall.search.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.guildhall.search.lucene.SentenceEncoder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The model itself, as it comes from its library. */
class SentenceVectorsTest {
  private static SentenceEncoder model;

  @BeforeAll
  static void load() {
    model = SentenceVectors.load();
  }

  private static double cosine(String one, String other) {
    var a = model.encode(one);
    var b = model.encode(other);
    var sum = 0.0;
    for (var i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void whatMeansTheSameLiesNearer() {
    var question = "My computer does not start";
    var same = cosine(question, "A laptop that refuses to boot");
    var other = cosine(question, "When are the salaries paid this month?");
    assertTrue(same > 0.5, "the same: " + same);
    assertTrue(other < 0.2, "another: " + other);
  }

  @Test
  void vectorHasLengthOne() {
    assertEquals(1, cosine("Any text at all", "Any text at all"), 1e-5);
  }

  @Test
  void everyTextHasAVector() {
    for (var text : new String[] {"", " ", "\u0000", "😀", "日本語", "a".repeat(100_000)}) {
      assertEquals(384, model.encode(text).length);
      assertTrue(Double.isFinite(cosine(text, "hello")));
    }
  }

  /** The numbers are those of the vocabulary of bert-base-uncased, which the model shares. */
  @Test
  void piecesAreThoseOfTheModel() {
    var pieces =
        new WordPiece(
            Map.ofEntries(
                Map.entry("[UNK]", 100L),
                Map.entry("[CLS]", 101L),
                Map.entry("[SEP]", 102L),
                Map.entry("hello", 7592L),
                Map.entry("world", 2088L),
                Map.entry(",", 1010L),
                Map.entry("!", 999L),
                Map.entry("una", 14477L),
                Map.entry("un", 4895L),
                Map.entry("##ffa", 20961L),
                Map.entry("##ble", 3468L),
                Map.entry("cafe", 7668L),
                Map.entry("日", 1864L)));
    assertArrayEquals(
        new long[] {101, 7592, 1010, 2088, 999, 102}, pieces.ids(" Hello,\tWORLD!", 9));
    assertArrayEquals(new long[] {101, 14477, 20961, 3468, 102}, pieces.ids("unaffable", 9));
    assertArrayEquals(new long[] {101, 7668, 1864, 1864, 102}, pieces.ids("Café日日", 9));
    assertArrayEquals(new long[] {101, 100, 7592, 102}, pieces.ids("unknown hello", 9));
    assertArrayEquals(new long[] {101, 7592, 102}, pieces.ids("hello world", 3));
    assertArrayEquals(new long[] {101, 100, 102}, pieces.ids("hello".repeat(21), 9));
    assertArrayEquals(new long[] {101, 102}, pieces.ids("", 9));
  }
}
