package org.guildhall.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Ports;
import org.guildhall.story.Wait;

/** A PostgreSQL with its data in a folder, which can be killed and started again. */
public final class Postgres implements AutoCloseable {
  private static final Duration A_START = Duration.ofSeconds(60);
  private static final String CONFIGURATION =
      """
      <server description="Guildhall on PostgreSQL">
        <include location="guildhall/base.xml"/>
        <include location="guildhall/data-source-postgresql.xml"/>
        <include location="guildhall/sign-in-demo.xml"/>
        <include location="guildhall/demo.xml"/>
        <include location="guildhall/application.xml"/>
      </server>
      """;

  private final Path data;
  private EmbeddedPostgres process;
  private final int port = Ports.free();

  private Postgres(Path data) {
    this.data = data;
  }

  public static Postgres startEmpty(String name) throws IOException {
    var postgres = new Postgres(Files.createTempDirectory("guildhall-" + name).resolve("data"));
    postgres.start();
    return postgres;
  }

  /** Starts on what the folder holds, on the port it had. */
  void start() throws IOException {
    process =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPGStartupWait(A_START)
            // As PostgreSQL comes; the fixture would have it forget what it confirmed.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setPort(port)
            .start();
  }

  /** Sends a statement, as whoever owns the database. */
  public void run(String sql) {
    try (var connection = process.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends as in a power cut, with all its processes. */
  void kill() throws IOException {
    var first = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
    var postmaster = ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
    var all = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    Wait.until(
        A_START,
        "PostgreSQL to be gone",
        () -> !postmaster.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
    // It only lets go of the folder: there is nothing to stop any more.
    process.close();
  }

  @Override
  public void close() throws IOException {
    process.close();
  }

  /** A server that uses this database, in place of the embedded one, not started yet. */
  public GuildhallServer server(String name) throws IOException {
    var user = Path.of(System.getProperty("guildhall.test.data"), name, "usr");
    var server =
        GuildhallServer.empty(
            name,
            Map.of(
                "WLP_USER_DIR",
                user.toString(),
                "GUILDHALL_DB_PORT",
                Integer.toString(port),
                "GUILDHALL_DB_NAME",
                "postgres",
                "GUILDHALL_DB_USER",
                "postgres"));
    configure(
        Path.of(System.getProperty("guildhall.wlp"), "usr/servers/guildhall"),
        user.resolve("servers/guildhall"));
    return server;
  }

  private static void configure(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(from.relativize(file));
        if (!file.getFileName().toString().startsWith("h2-")) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    Files.writeString(to.resolve("server.xml"), CONFIGURATION);
    var driver = driver();
    var folder = Files.createDirectories(to.resolve("guildhall/jdbc"));
    Files.copy(driver, folder.resolve(driver.getFileName()));
  }

  private static Path driver() {
    try {
      return Path.of(
          org.postgresql.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
