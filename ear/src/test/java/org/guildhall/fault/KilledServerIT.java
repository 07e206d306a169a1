package org.guildhall.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.Test;

/**
 * The server is killed while people write, again and again, at moments that a seed decides ({@code
 * -Dguildhall.seed=} repeats a run): whatever it confirmed is there, once, and is found. Every run
 * has a seed of its own, so that six kills each try more moments in the long run than many kills in
 * one; {@code -Dguildhall.kills=20} tries more at once.
 */
class KilledServerIT {
  private static final int KILLS = Integer.getInteger("guildhall.kills", 6);
  private static final int LONGEST_RUN = 2_000;
  private static final int LONGEST_START = 8_000;
  private static final Duration CATCHING_UP = Duration.ofSeconds(90);
  private static final List<String> PEOPLE = List.of("ada", "ben", "cleo", "irina");

  @Test
  void whatWasConfirmedSurvivesKills() throws Exception {
    try (var server = GuildhallServer.empty("killed", Map.of())) {
      survives(server, KILLS);
    }
  }

  /** Kills a server that is not started yet so many times, and looks each time. */
  static void survives(GuildhallServer server, int kills) throws Exception {
    long seed = Long.getLong("guildhall.seed", new Random().nextLong());
    System.err.println("killing the server: -Dguildhall.seed=" + seed);
    var random = new Random(seed);
    server.start();
    var administrator = Client.as(server, "farid");
    var before = IndexPage.agreeing(administrator, CATCHING_UP).posts("Developers");
    var ledger = new Ledger();
    var clients = new LinkedHashMap<String, Client>();
    var writers = new LinkedHashMap<String, Writer>();
    for (var person : PEOPLE) {
      clients.put(person, Client.as(server, person));
      writers.put(person, new Writer(person, clients.get(person), ledger, random.nextLong()));
    }
    for (int kill = 1; kill <= kills; kill++) {
      writeUntilKilled(server, writers, random);
      if (kill % 6 == 0) {
        // Once more, while it is starting and mending.
        server.launch();
        pause(random.nextInt(LONGEST_START));
        server.kill();
      }
      server.start();
      ledger.verify(clients, ledger.touched());
      sendAgain(writers);
      ledger.verify(clients, kill < kills ? ledger.touched() : ledger.conversations());
      var now = IndexPage.agreeing(administrator, CATCHING_UP).posts("Developers");
      assertEquals(before + ledger.size(), now, "posts after kill " + kill + ", seed " + seed);
      System.err.println("kill " + kill + ": " + ledger.size() + " posts confirmed");
    }
    assertTrue(ledger.size() > kills, "hardly anything was written");
  }

  private static void writeUntilKilled(
      GuildhallServer server, Map<String, Writer> writers, Random random)
      throws InterruptedException {
    var threads = writers.values().stream().map(Thread::new).toList();
    threads.forEach(Thread::start);
    pause(300 + random.nextInt(LONGEST_RUN));
    server.kill();
    for (var thread : threads) {
      thread.join();
    }
    writers.forEach((person, writer) -> assertNull(writer.fault(), person));
  }

  private static void sendAgain(Map<String, Writer> writers) throws IOException {
    for (var writer : writers.values()) {
      writer.sendAgain();
    }
  }

  private static void pause(int milliseconds) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }
}
