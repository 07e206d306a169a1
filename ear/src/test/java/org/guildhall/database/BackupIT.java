package org.guildhall.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.guildhall.fault.Client;
import org.guildhall.fault.IndexPage;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Wait;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Loses a server, and follows {@code backup.md} with the very commands that stand there. */
class BackupIT {
  private static final Path MANUAL = Path.of("../config/docs/backup.md");
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir private Path backup;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void say() {
    environment.put("BACKUP", backup.toString());
  }

  @Test
  void whatWasCopiedOfAStoppedServerIsThereAgain() throws Exception {
    try (var server = GuildhallServer.empty("backup-h2", Map.of(), Database.H2)) {
      comesBack(server, "H2", true);
    }
  }

  @Test
  @ExtendWith(Debian15.class)
  void whatWasDumpedUnderARunningServerIsThereAgain() throws Exception {
    try (var postgres = Postgres.start(Postgres.Version.POSTGRESQL_15)) {
      var database = postgres.empty();
      environment.put("PATH", Postgres.DEBIAN_15 + ":" + System.getenv("PATH"));
      environment.put("PGHOST", "localhost");
      environment.put("PGPORT", database.port());
      environment.put("PGDATABASE", database.name());
      environment.put("PGUSER", "postgres");
      environment.put("OWNER", "postgres");
      try (var server = GuildhallServer.empty("backup-postgresql", Map.of(), database)) {
        comesBack(server, "PostgreSQL", false);
      }
    }
  }

  private void comesBack(GuildhallServer server, String kind, boolean stopped) throws Exception {
    environment.put("DATA", server.data().toString());
    server.start();
    var farid = Client.as(server, "farid");
    var before = ask(server, "heliotrope");
    var posts = IndexPage.agreeing(farid, SOON).posts("Developers");
    if (stopped) {
      server.stop();
    }
    follow("Back up " + kind);
    if (stopped) {
      server.start();
    }
    var after = ask(server, "celadon");
    Wait.until(SOON, "what came after to be found", () -> isFound(server, "celadon"));

    server.kill();
    follow("Restore " + kind);
    server.start();

    // By the keys that came back too, the sign-in of before is good.
    assertEquals(posts, IndexPage.agreeing(farid, SOON).posts("Developers"));
    var ada = ApiCaller.of(server, "ada");
    assertTrue(ada.get(before).body().contains("heliotrope"));
    assertTrue(isFound(server, "heliotrope"));
    assertEquals(404, ada.get(after).status());
    assertFalse(isFound(server, "celadon"));
    Wait.until(SOON, "the server to take posts", () -> !ask(server, "vermilion").isEmpty());
  }

  /** Where the question is. */
  private static String ask(GuildhallServer server, String word) {
    var asked =
        ApiCaller.of(server, "ada")
            .post(
                "/communities/developers/conversations",
                """
                {"kind": "question", "title": "What is %s?", "body": "I need it.", "tags": []}
                """
                    .formatted(word));
    assertEquals(201, asked.status(), asked::toString);
    return "/conversations/" + asked.json().getInt("id");
  }

  private static boolean isFound(GuildhallServer server, String word) {
    var found = ApiCaller.of(server, "ada").get("/search?q=" + word);
    return !found.json().getJsonArray("items").isEmpty();
  }

  /** Runs what stands below that heading. */
  private void follow(String heading) throws IOException, InterruptedException {
    var commands =
        Pattern.compile("### " + heading + "\n[^#]*?```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(MANUAL));
    assertTrue(commands.find(), heading);
    var shell = new ProcessBuilder("sh", "-eu", "-c", commands.group(1));
    shell.environment().putAll(environment);
    assertEquals(0, shell.inheritIO().start().waitFor(), heading);
  }
}
