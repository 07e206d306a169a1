package org.guildhall.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.guildhall.story.Ports;
import org.guildhall.story.Wait;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A PostgreSQL with its data in a folder, which can be killed and started again. */
public final class Postgres implements AutoCloseable {
  /** The programs of Debian's package {@code postgresql-15}. */
  public static final Path DEBIAN_15 = Path.of("/usr/lib/postgresql/15/bin");

  private static final Duration A_START = Duration.ofSeconds(60);
  private static final Map<Version, Postgres> RUNNING = new EnumMap<>(Version.class);

  private final Path data;
  private final Version version;
  private EmbeddedPostgres process;
  private final int port = Ports.free();
  private final AtomicInteger databases = new AtomicInteger();

  /** Which one, and where it comes from. */
  public enum Version {
    /** Debian's. */
    POSTGRESQL_15,
    /** From Maven Central. */
    POSTGRESQL_18;

    /** As it is called in {@code -Dguildhall.database=}. */
    static Version of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  private Postgres(Path data, Version version) {
    this.data = data;
    this.version = version;
  }

  public static Postgres start(Version version) {
    try {
      var folder = Files.createTempDirectory("guildhall-");
      var postgres = new Postgres(folder.resolve("data"), version);
      postgres.start();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one that all tests share who leave it alone; it ends with them. */
  static synchronized Postgres running(Version version) {
    return RUNNING.computeIfAbsent(version, Postgres::start);
  }

  /** Starts on what the folder holds, on the port it had. */
  public void start() throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPGStartupWait(A_START)
            // As PostgreSQL comes; the fixture would have it forget what it confirmed.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            // Debian's would lie where only its own user may write.
            .setServerConfig("unix_socket_directories", data.getParent().toString())
            // Debian's and Central's own; with C alone, letters beyond ASCII have no case.
            .setLocaleConfig("locale", "C.UTF-8")
            .setPort(port);
    if (version == Version.POSTGRESQL_15) {
      builder.setPgBinaryResolver((system, machine) -> linkTo(DEBIAN_15));
    }
    process = builder.start();
  }

  /** What the fixture unpacks and calls is an archive: this one holds a link to what is here. */
  private static InputStream linkTo(Path programs) throws IOException {
    if (!Files.isDirectory(programs)) {
      throw new IOException("there is no " + programs + ": apt-get install postgresql-15");
    }
    var bytes = new ByteArrayOutputStream();
    try (var archive = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options()))) {
      var link = new TarArchiveEntry("bin", TarConstants.LF_SYMLINK);
      link.setLinkName(programs.toString());
      archive.putArchiveEntry(link);
      archive.closeArchiveEntry();
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** Ends as in a power cut, with all its processes. */
  public void kill() throws IOException {
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

  /** A new database in it. */
  public Database empty() {
    var name = "guildhall" + databases.incrementAndGet();
    try (var connection = process.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Database(
        Map.of(
            "guildhall.database",
            "postgresql",
            "guildhall.db.port",
            Integer.toString(port),
            "guildhall.db.name",
            name,
            "guildhall.db.user",
            "postgres"));
  }
}
