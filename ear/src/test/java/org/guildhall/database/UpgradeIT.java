package org.guildhall.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.guildhall.fault.Client;
import org.guildhall.fault.IndexPage;
import org.guildhall.story.ApiCaller;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Starts the server on databases as earlier versions left them, which {@code
 * config/build/keep-schema} has kept.
 */
class UpgradeIT {
  private static final Path KEPT = Path.of("src/test/resources/org/guildhall/database");
  private static final Path MIGRATIONS =
      Path.of("../ejb/src/main/resources/org/guildhall/migrations");
  private static final Pattern VERSION = Pattern.compile("^V([0-9]+)[_.-].*");
  private static final Duration SOON = Duration.ofSeconds(90);

  /** What the server fills and empties by itself. */
  private static final Set<String> OF_THE_SERVER = Set.of("outbox", "flyway_schema_history");

  static Stream<Integer> kept() {
    return versions(KEPT).stream();
  }

  /** A migration is tried on what the one before it left, by the time that the next is added. */
  @Test
  void schemaIsKeptBeforeTheNextOneIsMade() {
    int newest = versions(MIGRATIONS).getLast();
    var kept = versions(KEPT);
    assertTrue(
        kept.contains(newest) || kept.contains(newest - 1),
        "keep schema " + (newest - 1) + ": CONTRIBUTING.md tells how");
  }

  @ParameterizedTest
  @MethodSource("kept")
  void whatAnEarlierVersionLeftInH2IsThere(int version) throws Exception {
    try (var server = GuildhallServer.empty("upgrade-h2-" + version, Map.of(), Database.H2)) {
      isThereAfterUpgrade(server, Database.H2, version);
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void whatAnEarlierVersionLeftInPostgreSqlIsThere(int version) throws Exception {
    var database = Postgres.running(Postgres.Version.POSTGRESQL_18).empty();
    try (var server = GuildhallServer.empty("upgrade-postgresql-" + version, Map.of(), database)) {
      isThereAfterUpgrade(server, database, version);
    }
  }

  private static void isThereAfterUpgrade(GuildhallServer server, Database database, int version)
      throws Exception {
    try (var connection = database.connect(server)) {
      fill(connection, database, version);
    }
    Map<String, Long> before;
    try (var connection = database.connect(server)) {
      turnBack(connection, rows(connection).keySet());
      before = rows(connection);
    }
    assertTrue(before.get("post") > 100, before::toString);
    server.start();

    assertTrue(IndexPage.agreeing(Client.as(server, "farid"), SOON).agrees());
    var ada = ApiCaller.of(server, "ada");
    // Russian for "build", which a reply says.
    var found = ada.get("/search?q=%D1%81%D0%B1%D0%BE%D1%80%D0%BA%D0%B0&type=conversation");
    assertTrue(found.body().contains("only on the Turin agents?"), found::toString);
    server.stop();
    try (var connection = database.connect(server)) {
      var now = rows(connection);
      now.keySet().retainAll(before.keySet());
      assertEquals(before, now);
    }
  }

  private static void fill(Connection connection, Database database, int version)
      throws SQLException, IOException {
    var kind = database.equals(Database.H2) ? "h2" : "postgresql";
    var file = KEPT.resolve("V" + version + "-" + kind + ".sql.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(file));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        var statement = connection.createStatement()) {
      // What begins with a backslash is for psql alone.
      statement.execute(
          lines.lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n")));
    }
  }

  /** To the day on which it was kept: no term ends, and no ballots are old. */
  private static void turnBack(Connection connection, Set<String> tables) throws SQLException {
    if (!tables.contains("demo_clock")) {
      return;
    }
    try (var statement = connection.createStatement();
        var made =
            statement.executeQuery("select max(\"installed_on\") from \"flyway_schema_history\"")) {
      made.next();
      var age = Duration.between(made.getTimestamp(1).toInstant(), Clock.systemUTC().instant());
      try (var hand =
          connection.prepareStatement("insert into demo_clock(id, aheadSeconds) values (1, ?)")) {
        hand.setLong(1, -age.toSeconds());
        hand.execute();
      }
    }
  }

  /** Of each table how many there are, ballots that were counted among them. */
  private static Map<String, Long> rows(Connection connection) throws SQLException {
    var rows = new TreeMap<String, Long>();
    try (var tables =
            connection
                .getMetaData()
                .getTables(null, null, null, new String[] {"TABLE", "BASE TABLE"});
        var statement = connection.createStatement()) {
      while (tables.next()) {
        if (tables.getString("TABLE_SCHEM").equalsIgnoreCase("public")) {
          var name = tables.getString("TABLE_NAME");
          try (var count = statement.executeQuery("select count(*) from \"" + name + "\"")) {
            count.next();
            rows.put(name.toLowerCase(Locale.ROOT), count.getLong(1));
          }
        }
      }
    }
    rows.keySet().removeAll(OF_THE_SERVER);
    return rows;
  }

  private static TreeSet<Integer> versions(Path folder) {
    try (var files = Files.list(folder)) {
      var versions =
          files
              .map(file -> VERSION.matcher(String.valueOf(file.getFileName())))
              .filter(name -> name.matches())
              .map(name -> Integer.valueOf(name.group(1)))
              .collect(Collectors.toCollection(TreeSet::new));
      assertFalse(versions.isEmpty(), folder::toString);
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
