package org.guildhall.leadership.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountTest {
  private static final System.Logger LOG = System.getLogger(CountTest.class.getName());
  private static final String BOX = "2 2\n1 1 0\n1 2 0\n0\n\"Ada\"\n\"Zo\u00EB \\\"\n\"T\"\n";

  @TempDir Path folder;

  private record Ran(int status, String out, String err) {}

  private static Ran run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status =
        Count.run(
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("box.blt"), text).toString();
  }

  private Ran count(String options) throws IOException {
    return run(
        Stream.concat(Stream.of(options.split(" ")), Stream.of(file(BOX))).toArray(String[]::new));
  }

  @Test
  void tallyIsOneJsonObject() throws IOException {
    assertEquals(
        new Ran(
            0,
            "{\"method\":\"schulze\",\"seats\":1,\"ballots\":2,\"blank\":0,"
                + "\"candidates\":[\"Ada\",\"Zo\u00EB \\\\\"],\"withdrawn\":[],\"winners\":[],"
                + "\"tied\":[\"Ada\",\"Zo\u00EB \\\\\"],\"lot\":[],\"pairwise\":[[0,1],[1,0]],"
                + "\"strengths\":[[0,0],[0,0]]}"
                + System.lineSeparator(),
            ""),
        count("--method schulze"));
  }

  @Test
  void stagesAreShown() throws IOException {
    var json = count("--method scottish-stv --seats 1 --lot-seed 00").out();
    assertTrue(
        json.contains(
            "\"quota\":2.00000,\"stages\":[{\"kind\":\"first-preferences\",\"elected\":[],"
                + "\"drawn\":[],\"quota\":2.00000,\"votes\":[1.00000,1.00000],"
                + "\"exhausted\":0.00000,\"truncated\":0.00000},{\"kind\":\"exclusion\","
                + "\"candidate\":\""),
        json);
    assertTrue(json.contains("\"tied\":[]"), json);
  }

  @ParameterizedTest
  @CsvSource({"schulze,1", "ranked-pairs,1", "irv,1", "scottish-stv,2", "meek-stv,2", "approval,2"})
  void onlySomeMethodsTakeTheSeatsOfTheFile(String method, int seats) throws IOException {
    var json = count("--method " + method).out();
    assertTrue(json.startsWith("{\"method\":\"" + method + "\",\"seats\":" + seats + ","), json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--method",
        "--method best",
        "--seats 1",
        "--method irv --seats 2",
        "--method schulze --seats 0",
        "--method schulze --seats -1",
        "--method schulze --seats 99999999999",
        "--method schulze --lot-seed 123",
        "--method schulze --lot-seed xy",
        "--method schulze --verbose yes",
        "--method schulze another.blt"
      })
  void badArgumentsGiveOneLine(String options) throws IOException {
    failed(count(options));
  }

  @Test
  void badFilesGiveOneLine() throws IOException {
    failed(run("--method", "schulze"));
    failed(run("--method", "schulze", folder.resolve("none.blt").toString()));
    failed(run("--method", "schulze", folder.resolve("none\n.blt").toString()));
    failed(run("--method", "schulze", "nul\0.blt"));
    var text = Files.writeString(folder.resolve("box.txt"), BOX).toString();
    failed(run("--method", "schulze", text));
    Files.createDirectory(folder.resolve("folder.blt"));
    failed(run("--method", "schulze", folder.resolve("folder.blt").toString()));
    var ran = run("--method", "schulze", file("2 1\n1 1 0\n1 3 0\n"));
    failed(ran);
    assertEquals("line 3: There is no candidate 3", ran.err().strip());
  }

  private static void failed(Ran ran) {
    assertEquals(2, ran.status());
    assertEquals("", ran.out());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().length() > 10, ran.err());
  }

  /** 100,000 ballots that all rank twenty candidates; the limits leave room for slow machines. */
  @ParameterizedTest
  @CsvSource({"schulze,8", "ranked-pairs,8", "irv,15", "scottish-stv,15", "meek-stv,60"})
  void manyBallotsAreCountedSoon(String method, long seconds) throws Exception {
    var file = folder.resolve("big.blt");
    Files.write(file, big(new Random(7)));
    var program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of(Count.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString(),
                Count.class.getName(),
                "--method",
                method,
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.json").toFile());
    long began = System.nanoTime();
    var process = program.start();
    assertTrue(process.waitFor(4 * seconds, TimeUnit.SECONDS), "still counting by " + method);
    var took = Duration.ofNanos(System.nanoTime() - began);
    LOG.log(Level.INFO, "{0}: {1} ms", method, took.toMillis());
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("out.json")));
    assertTrue(took.toSeconds() < seconds, method + " took " + took);
  }

  private static List<String> big(Random random) {
    var lines = new ArrayList<String>();
    lines.add("20 5");
    var order = new ArrayList<Integer>();
    for (int c = 1; c <= 20; c++) {
      order.add(c);
    }
    for (int b = 0; b < 100_000; b++) {
      Collections.shuffle(order, random);
      lines.add(order.stream().map(String::valueOf).collect(Collectors.joining(" ", "1 ", " 0")));
    }
    lines.add("0");
    for (int c = 0; c <= 20; c++) {
      lines.add("\"Candidate " + c + "\"");
    }
    return lines;
  }
}
