package org.guildhall.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An index whose disk is full, that is deleted or damaged: people go on writing and reading, health
 * tells, and all is found again without anyone's help.
 */
class SickIndexIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String DISK = "32m";
  private static final int MANY = 500;
  private static final int MORE_THAN_THE_DISK = 64 << 20;

  private static Path folder;
  private static boolean mounted;
  private static GuildhallServer server;
  private static Client ada;
  private static Client administrator;

  @BeforeAll
  static void start() throws Exception {
    folder = Files.createTempDirectory("guildhall-index");
    mounted = run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", folder.toString());
    server =
        GuildhallServer.empty(
            "sick-index", Map.of("GUILDHALL_SEARCH_FOLDER", folder.resolve("index").toString()));
    server.start();
    ada = Client.as(server, "ada");
    administrator = Client.as(server, "farid");
    IndexPage.agreeing(administrator, SOON);
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
    if (mounted) {
      run("umount", folder.toString());
    }
  }

  @Test
  void fullDiskHidesNoPostAndLosesNone() throws Exception {
    Assumptions.assumeTrue(mounted, "only root may mount a small disk");
    var before = IndexPage.read(administrator).posts("Developers");
    var ledger = new Ledger();
    var writer = new Writer("ada", ada, ledger, 2);
    var filler = folder.resolve("filler");
    var searches = new Searches(ada);
    Thread.ofVirtual().start(searches);
    fill(filler);
    var thread = new Thread(writer);
    thread.start();
    Wait.until(SOON, "health to tell", () -> health().contains("No space left"));
    assertEquals(503, server.status("/health/ready"));
    assertEquals(200, server.status("/health/live"));
    var written = ledger.size();
    Wait.until(SOON, "posts to be taken all the same", () -> ledger.size() > written + 5);
    writer.stop();
    thread.join();
    writer.sendAgain();
    ledger.verify(Map.of("ada", ada), ledger.conversations());
    // It is opened again and again, and fails each time.
    var answered = searches.answered();
    Wait.until(SOON, "many searches", () -> searches.answered() > answered + MANY);
    assertTrue(ada.page(Searches.PATH).contains("The search index is not up to date right now"));
    Files.delete(filler);
    Wait.until(SOON, "the server to be well again", server::isReady);
    searches.requireAnswers();
    assertEquals(
        before + ledger.size(), IndexPage.agreeing(administrator, SOON).posts("Developers"));
    assertTrue(
        !ada.page("/guildhall/search?q=nightly").contains("not up to date"), "in step again");
  }

  @Test
  void indexThatIsDeletedUnderTheRunningServerIsBuiltAnew() throws Exception {
    var built = timesBuilt();
    erase(folder.resolve("index"));
    Wait.until(SOON, "the index to be built anew", () -> timesBuilt() > built);
    Wait.until(SOON, "the server to be well again", server::isReady);
    IndexPage.agreeing(administrator, SOON);
  }

  @Test
  void indexThatIsDamagedUnderTheRunningServerIsBuiltAnew() throws Exception {
    var built = timesBuilt();
    flipABitOfTheLargestFile();
    Wait.until(SOON, "the index to be built anew", () -> timesBuilt() > built);
    Wait.until(SOON, "the server to be well again", server::isReady);
    IndexPage.agreeing(administrator, SOON);
  }

  @Test
  void indexThatWasDeletedOrDamagedWhileTheServerWasDownIsBuiltAnew() throws Exception {
    for (var delete : List.of(true, false)) {
      server.stop();
      if (delete) {
        erase(folder.resolve("index"));
      } else {
        flipABitOfTheLargestFile();
      }
      server.start();
      // The log begins anew with the server.
      assertEquals(1, timesBuilt());
      IndexPage.agreeing(administrator, SOON);
    }
  }

  /** A person who searches without a pause, and finds what was there before. */
  private static final class Searches implements Runnable {
    static final String PATH = "/guildhall/search?q=nightly+build";

    private final Client client;
    private volatile boolean on = true;
    private final AtomicInteger answered = new AtomicInteger();
    private volatile String refused;

    Searches(Client client) {
      this.client = client;
    }

    @Override
    public void run() {
      while (on && refused == null) {
        try {
          var page = client.page(PATH);
          refused = page.contains("<mark>") ? null : page;
          answered.incrementAndGet();
        } catch (IOException | AssertionError e) {
          refused = e.toString();
        }
      }
    }

    int answered() {
      return refused == null ? answered.get() : fail(refused);
    }

    void requireAnswers() {
      on = false;
      assertNull(refused);
    }
  }

  private static String health() {
    try {
      return administrator.get("/health/ready").body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long timesBuilt() {
    try (var lines =
        Files.lines(server.data().resolveSibling("output/guildhall/logs/messages.log"))) {
      return lines.filter(line -> line.contains("search index built")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves less than a page of memory, which is what a file takes there. */
  private static void fill(Path filler) throws IOException {
    try (var out = Files.newOutputStream(filler)) {
      var page = new byte[4096];
      for (int written = 0; written < MORE_THAN_THE_DISK; written += page.length) {
        out.write(page);
      }
      throw new AssertionError("the disk does not fill");
    } catch (IOException full) {
      assertTrue(full.getMessage().contains("No space left"), full.getMessage());
    }
  }

  private static void flipABitOfTheLargestFile() throws IOException {
    try (var files = Files.list(folder.resolve("index"))) {
      var largest = files.max(Comparator.comparing(file -> file.toFile().length())).orElseThrow();
      var bytes = Files.readAllBytes(largest);
      bytes[bytes.length / 2] ^= 1;
      Files.write(largest, bytes);
    }
  }

  private static void erase(Path index) throws IOException {
    try (var files = Files.walk(index)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
