package org.guildhall.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.VotingProgram;
import org.guildhall.story.YoungCommunity;
import org.junit.jupiter.api.Test;

/**
 * The server is killed while ballots are cast, and at each step of an election while it takes it,
 * at moments that a seed decides ({@code -Dguildhall.seed=} repeats a run): the election goes on as
 * if nothing had been.
 */
class KilledElectionIT {
  private static final List<String> VOTERS =
      List.of(
          "ada", "ben", "cleo", "irina", "dmitri", "lena", "joao", "elif", "pekka", "priya",
          "rafael", "oisin");

  /** Milliseconds in which a step is taken, or some ballots are cast. */
  private static final int A_STEP = 700;

  private static final int A_WHILE = 1_500;
  private static final int MOST_DAYS = 10;

  /** How many of them say the same each time. */
  private static final int FIRM = 8;

  private final long seed = Long.getLong("guildhall.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  /** The tracking codes that the server has confirmed. */
  private final Map<String, String> codes = new ConcurrentHashMap<>();

  private GuildhallServer server;
  private YoungCommunity community;

  @Test
  void electionThatIsKilledAtEveryStepCountsEveryConfirmedBallotAndTakesEachStepOnce()
      throws Exception {
    System.err.println("killing an election: -Dguildhall.seed=" + seed);
    try (var killed = GuildhallServer.empty("killed-election", Map.of())) {
      server = killed;
      server.start();
      community = new YoungCommunity(server, VOTERS);
      community.stands("ada", "ben");
      community.pass("P6D");
      goesOnTo("voting");
      votesAreCast();
      community.pass("P4D");
      goesOnTo("protest");
      community.pass("P2D");
      goesOnTo("final");
      assertWhole();
    }
  }

  /** The step that the next day brings is interrupted; then days pass until it has been taken. */
  private void goesOnTo(String state) throws InterruptedException {
    var day = new Thread(() -> perhaps(() -> community.pass("P1D")));
    day.start();
    pause(random.nextInt(A_STEP));
    server.kill();
    day.join();
    server.start();
    for (int days = 0; days < MOST_DAYS && !state.equals(state()); days++) {
      community.pass("P1D");
    }
    assertEquals(state, state(), "seed " + seed);
  }

  private String state() {
    return community.as("ada").get("/elections/" + community.election()).json().getString("state");
  }

  /**
   * All vote again and again, until the server is killed. Who says the same each time does not
   * repeat it after that; who changes his mind has to say what he wants now.
   */
  private void votesAreCast() throws InterruptedException {
    var programs = new LinkedHashMap<String, VotingProgram>();
    for (var voter : VOTERS) {
      programs.put(voter, community.program(voter));
      programs.get(voter).signature();
    }
    var threads = new ArrayList<Thread>();
    programs.forEach((voter, program) -> threads.add(new Thread(() -> votes(voter, program))));
    threads.forEach(Thread::start);
    pause(random.nextInt(A_WHILE));
    server.kill();
    for (var thread : threads) {
      thread.join();
    }
    server.start();
    programs.forEach(
        (voter, program) -> {
          if (isWavering(voter)) {
            cast(voter, program, "ben", "ada");
          } else if (!codes.containsKey(voter)) {
            cast(voter, program, "ada", "ben");
          }
        });
  }

  private void votes(String voter, VotingProgram program) {
    boolean answered = true;
    for (int i = 0; answered; i++) {
      boolean ben = isWavering(voter) && i % 2 == 0;
      answered = perhaps(() -> cast(voter, program, ben ? "ben" : "ada", ben ? "ada" : "ben"));
    }
  }

  private static boolean isWavering(String voter) {
    return VOTERS.indexOf(voter) >= FIRM;
  }

  private void cast(String voter, VotingProgram program, String first, String second) {
    var answer = program.cast(first, second);
    assertEquals(200, answer.status(), answer::toString);
    codes.put(voter, answer.json().getString("trackingCode"));
  }

  /** Whether there was an answer: a server that is killed gives none. */
  private static boolean perhaps(Runnable call) {
    try {
      call.run();
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private void assertWhole() {
    var record = community.as("cleo").get("/elections/" + community.election() + "/record").json();
    assertEquals(
        List.of("opened", "candidates", "roll", "box", "result", "final"),
        record.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
            .map(entry -> entry.getString("kind"))
            .toList(),
        "seed " + seed);
    var box = record.getJsonObject("box");
    var told = box.getJsonArray("codes").getValuesAs(JsonString::getString);
    assertEquals(VOTERS.size(), told.size());
    assertTrue(told.containsAll(codes.values()), "a ballot is missing, seed " + seed);
    assertEquals(
        FIRM,
        box.getJsonArray("ballots").getValuesAs(JsonObject.class).stream()
            .filter(one -> one.getJsonArray("ranking").getJsonArray(0).getString(0).equals("ada"))
            .mapToInt(one -> one.getInt("count"))
            .sum(),
        "seed " + seed);
    var mine = community.as("ada").get("/communities/" + community.slug()).json();
    assertEquals("leader", mine.getString("role"));
  }

  private static void pause(int milliseconds) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }
}
