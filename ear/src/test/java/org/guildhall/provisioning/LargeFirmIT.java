package org.guildhall.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Wait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large firm comes in by a file that another program drops, and the server is killed half-way.
 * {@code -Dguildhall.firm=50000} tries it with so many people, and the log tells how long they
 * took.
 */
class LargeFirmIT {
  private static final int PEOPLE = Integer.getInteger("guildhall.firm", 10_000);

  /** Within which a firm of fifty thousand is to be in. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int TEAM = 8;

  @Test
  void serverThatIsKilledHalfWayHasTakenNothingOverAndBeginsAnew(@TempDir Path folder)
      throws IOException {
    var settings =
        Map.of(
            "GUILDHALL_DIRECTORY_FOLDER",
            folder.toString(),
            "GUILDHALL_DIRECTORY_FOLDER_COMPLETE",
            "false");
    try (var server = GuildhallServer.empty("large-firm", settings)) {
      server.start();
      long before = people(server);
      var file = folder.resolve("people.csv");
      write(file);
      Wait.until(PATIENCE, "half of the snapshot", () -> isHalfWay(latest(server)));
      long killed = latest(server).getInt("id");
      server.kill();

      server.start();
      assertEquals(before, people(server));
      Wait.until(
          PATIENCE,
          "the file to be taken again",
          () -> latest(server).getInt("id") != killed && !isRunning(latest(server)));
      var taken = latest(server);
      assertEquals("taken-over", taken.getString("state"), taken::toString);
      assertEquals(PEOPLE, taken.getInt("added"));
      assertEquals(before + PEOPLE, people(server));
      var took =
          Duration.between(
              Instant.parse(taken.getString("begunAt")), Instant.parse(taken.getString("endedAt")));
      System.err.println(PEOPLE + " people came in within " + took);
      assertTrue(took.compareTo(LONGEST) < 0, took::toString);
      Wait.until(PATIENCE, "the file to be moved", () -> !Files.exists(file));
      try (var done = Files.list(folder.resolve("done"))) {
        assertEquals(1, done.count());
      }
      assertFalse(Files.exists(folder.resolve("refused")));
      var first = snapshots(server).stream().filter(one -> one.getInt("id") == killed).findFirst();
      assertEquals("failed", first.orElseThrow().getString("state"));
    }
  }

  private static void write(Path file) throws IOException {
    var text =
        new StringBuilder(
            "employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,"
                + "country\n");
    for (int i = 0; i < PEOPLE; i++) {
      var boss = i == 0 ? "" : "L" + (i - 1) / TEAM;
      text.append(
          "L%d,Lena,Large %d,large%d,large%d@example.com,Weaver,%s,D%d,Turin,IT\n"
              .formatted(i, i, i, i, boss, i % 100));
    }
    Files.writeString(file, text);
  }

  private static boolean isHalfWay(JsonObject snapshot) {
    return isRunning(snapshot) && snapshot.getInt("percent") >= 60;
  }

  private static boolean isRunning(JsonObject snapshot) {
    return snapshot.getString("state").equals("running");
  }

  private static JsonObject latest(GuildhallServer server) {
    return snapshots(server).getFirst();
  }

  private static List<JsonObject> snapshots(GuildhallServer server) {
    return ApiCaller.of(server, "farid")
        .get("/directory/snapshots")
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class);
  }

  private static long people(GuildhallServer server) {
    return ApiCaller.ofNobody(server)
        .with("Authorization", "Bearer " + GuildhallServer.SCIM_TOKEN)
        .call("GET", ApiCaller.SERVER + "/guildhall/scim/v2/Users?count=0", BodyPublishers.noBody())
        .json()
        .getInt("totalResults");
  }
}
