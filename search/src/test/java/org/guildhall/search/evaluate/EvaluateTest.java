package org.guildhall.search.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateTest {
  @TempDir Path folder;
  private String out;
  private String err;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("qrels"));
    write(
        "corpus.jsonl",
        """
        {"_id": "1", "title": "Printer", "text": "The printer on the third floor is jammed"}
        {"_id": "2", "title": "", "text": "Holidays are entered into the calendar by everybody"}

        {"_id": "3", "text": "The coffee \\u2615 machine in the kitchen was broken", "metadata": {}}
        """);
    write(
        "queries.jsonl",
        """
        {"_id": "a", "text": "broken coffee machine"}
        {"_id": "b", "text": "printers"}
        {"_id": "c", "text": "nobody judged this"}
        {"_id": "d", "text": "nothing is right for this"}
        """);
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\na\t3\t2\na\t1\t0\nb\t1\t1\nd\t1\t0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--baseline", "--language en", "--baseline --language en"})
  void whatIsJudgedIsPrintedAsOneObject(String options) {
    var printed = evaluated(options);
    assertEquals(
        Set.of(
            "documents",
            "queries",
            "map",
            "mrr",
            "ndcg10",
            "p1",
            "success5",
            "recall20",
            "indexDocsPerSecond",
            "queriesPerSecond",
            "p50Ms",
            "p99Ms"),
        printed.keySet());
    assertEquals(3, printed.getInt("documents"));
    assertEquals(2, printed.getInt("queries"));
    for (var measure : new String[] {"map", "mrr", "ndcg10", "p1", "success5", "recall20"}) {
      assertEquals(1, printed.getJsonNumber(measure).doubleValue(), measure);
    }
    assertTrue(printed.getJsonNumber("p50Ms").doubleValue() > 0);
  }

  @Test
  void wrongAnswersShow() throws IOException {
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\na\t2\t1\nb\t1\t1\n");
    var printed = evaluated("");
    assertEquals(0.5, printed.getJsonNumber("map").doubleValue());
    assertEquals(0.5, printed.getJsonNumber("p1").doubleValue());
  }

  @Test
  void vectorsFindWhatSharesNoWord() throws IOException {
    write("queries.jsonl", "{\"_id\": \"a\", \"text\": \"where do I register my vacation\"}\n");
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\na\t2\t1\n");
    assertEquals(0, evaluated("").getJsonNumber("map").doubleValue());
    assertEquals(1, evaluated("--vectors").getJsonNumber("map").doubleValue());
  }

  @Test
  void judgedTextThatIsNotThereIsRightAndNeverFound() throws IOException {
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nb\t1\t1\nb\tgone\t1\nnobody\t1\t1\n");
    var printed = evaluated("");
    assertEquals(1, printed.getInt("queries"));
    assertEquals(0.5, printed.getJsonNumber("map").doubleValue());
  }

  @Test
  void commandThatMakesNoSenseIsRefused() {
    assertRefused("The folder is missing");
    assertRefused("There is no such folder", folder.resolve("nowhere").toString());
    assertRefused("There must be one folder only", folder.toString(), folder.toString());
    assertRefused("There is no option --base", folder.toString(), "--base");
    assertRefused("There must be a value after --language", folder.toString(), "--language");
    assertRefused("There is no language xx; there are en,", folder.toString(), "--language", "xx");
    assertRefused("The baseline has no vectors", folder.toString(), "--baseline", "--vectors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"corpus.jsonl", "queries.jsonl", "qrels/test.tsv"})
  void missingFileIsNamed(String name) throws IOException {
    Files.delete(folder.resolve(name));
    assertRefused("There is no such file: " + folder.resolve(name), folder.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          corpus.jsonl   | {"_id": "1", "text": "one"}~no JSON            | 2 | not a JSON object
          corpus.jsonl   | ["_id"]                                        | 1 | not a JSON object
          corpus.jsonl   | {"text": "one"}                                | 1 | must be a string _id
          corpus.jsonl   | ~{"_id": "1", "text": 7}                       | 2 | must be a string text
          corpus.jsonl   | {"_id": "1", "text": "a"}~{"_id": "1", "text": "b"} | 2 | there twice
          queries.jsonl  | {"_id": "a"}                                   | 1 | must be a string text
          qrels/test.tsv | query-id corpus-id score~a 3                   | 2 | three columns
          qrels/test.tsv | query-id corpus-id score~a 3 yes               | 2 | not a whole number
          """)
  void malformedLineIsNamed(String name, String content, int line, String complaint)
      throws IOException {
    var lines = content.replace('~', '\n');
    write(name, name.endsWith("tsv") ? lines.replace(' ', '\t') : lines);
    assertRefused(folder.resolve(name) + ", line " + line + ": ", folder.toString());
    assertTrue(err.contains(complaint), err);
  }

  @Test
  void textThatIsNotUtf8IsNamed() throws IOException {
    Files.write(folder.resolve("corpus.jsonl"), new byte[] {'{', (byte) 0xC3, '"', '\n'});
    assertRefused("corpus.jsonl, line 1: not UTF-8", folder.toString());
  }

  @Test
  void setInWhichNothingIsRightIsRefused() throws IOException {
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\na\t3\t0\n");
    assertRefused("has a right answer", folder.toString());
    write("corpus.jsonl", "\n");
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\na\t3\t1\n");
    assertRefused("holds no text", folder.toString());
  }

  private JsonObject evaluated(String options) {
    assertEquals(0, run((folder + " " + options).strip().split(" ")), err);
    try (var reader = Json.createReader(new StringReader(out))) {
      return reader.readObject();
    }
  }

  private void assertRefused(String complaint, String... arguments) {
    assertEquals(2, run(arguments));
    assertEquals("", out);
    assertTrue(err.contains(complaint), err);
    assertEquals(1, err.lines().count(), err);
  }

  private int run(String... arguments) {
    var printed = new ByteArrayOutputStream();
    var complained = new ByteArrayOutputStream();
    var status =
        Evaluate.run(
            arguments,
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            new PrintStream(complained, true, StandardCharsets.UTF_8));
    out = printed.toString(StandardCharsets.UTF_8);
    err = complained.toString(StandardCharsets.UTF_8);
    return status;
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
