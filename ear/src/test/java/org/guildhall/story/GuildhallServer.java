package org.guildhall.story;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guildhall.database.Database;

/**
 * The ready-to-run server with the demo firm, as a process of its own with a data folder and ports
 * of its own, so that stories see what people would see and may kill it.
 */
public final class GuildhallServer implements AutoCloseable {
  /** By which a provisioning client comes in. */
  public static final String SCIM_TOKEN = "a-token-of-tests-that-no-server-of-a-firm-has";

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(60);
  private static final int MOST_VISITS = 3;
  private static final int LINES_OF_A_FAULT = 60;
  private static final Pattern REFERENCE = Pattern.compile("class=\"ref\">([0-9a-f]+)<");
  private static final Pattern STATEMENT =
      Pattern.compile("\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) ");
  private static final Path HOME = Path.of(System.getProperty("guildhall.wlp"));

  private final Path folder;
  private final int port;
  private final int securePort;
  private final Map<String, String> settings;
  private final Database database;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;
  private boolean killed;

  private GuildhallServer(
      Path folder, int port, int securePort, Map<String, String> settings, Database database) {
    this.folder = folder;
    this.port = port;
    this.securePort = securePort;
    this.settings = Map.copyOf(settings);
    this.database = database;
  }

  /** Starts on an empty data folder of that name, and tells every SQL statement. */
  public static GuildhallServer startEmpty(String name) {
    var server = empty(name, Map.of("GUILDHALL_TRACE", "*=info:eclipselink.sql=all"));
    server.start();
    return server;
  }

  /**
   * One with an empty data folder of that name, not started yet.
   *
   * @param settings more of its environment
   */
  public static GuildhallServer empty(String name, Map<String, String> settings) {
    return empty(name, settings, Database.chosen());
  }

  /** The same, with that database. */
  public static GuildhallServer empty(
      String name, Map<String, String> settings, Database database) {
    var folder = Path.of(System.getProperty("guildhall.test.data"), name);
    erase(folder);
    return new GuildhallServer(folder, Ports.free(), Ports.free(), settings, database);
  }

  /**
   * The same on a copy of the server's folder, to which the {@code server.xml} is written and more
   * may be added.
   *
   * @param configuration what stands in its {@code server.xml}
   */
  public static GuildhallServer configured(
      String name, String configuration, Map<String, String> settings) {
    var server = empty(name, settings);
    var copied = new HashMap<>(settings);
    copied.put("WLP_USER_DIR", server.folder.resolve("usr").toString());
    try {
      server.copyFolder();
      Files.writeString(server.configuration().resolve("server.xml"), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new GuildhallServer(
        server.folder, server.port, server.securePort, copied, server.database);
  }

  /**
   * The demo, whose administrator includes one more piece of {@code guildhall/} after the others.
   *
   * @param piece without its ending
   */
  public static GuildhallServer including(String name, String piece, Map<String, String> settings) {
    return configured(
        name,
        """
        <server description="Guildhall with one more piece">
          <include location="guildhall/base.xml"/>
          <include location="guildhall/data-source-h2.xml"/>
          <include location="guildhall/sign-in-demo.xml"/>
          <include location="guildhall/demo.xml"/>
          <include location="guildhall/application.xml"/>
          <include location="guildhall/%s.xml"/>
        </server>
        """
            .formatted(piece),
        settings);
  }

  private void copyFolder() throws IOException {
    var from = HOME.resolve("usr/servers/guildhall");
    try (var all = Files.walk(from)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var copy = configuration().resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** The folder of the {@code server.xml} of one that was {@link #configured}. */
  public Path configuration() {
    return folder.resolve("usr/servers/guildhall");
  }

  /** The same server, not started, with more or other of these settings. */
  public GuildhallServer with(Map<String, String> more) {
    var all = new HashMap<>(settings);
    all.putAll(more);
    return new GuildhallServer(folder, port, securePort, all, database);
  }

  /** Starts on what the data folder holds, and waits until it is ready. */
  public void start() {
    launch();
    try {
      Wait.until(START, "the server to be ready; see " + console(), this::isReady);
    } catch (RuntimeException | AssertionError e) {
      kill();
      throw e;
    }
  }

  /** Starts on what the data folder holds. */
  public void launch() {
    try {
      Files.createDirectories(folder);
      var command = new ArrayList<String>();
      command.addAll(List.of(HOME.resolve("bin/server").toString(), "run", "guildhall", "--"));
      database.variables().forEach((name, value) -> command.add("--" + name + "=" + value));
      var builder = new ProcessBuilder(command);
      var environment = builder.environment();
      environment.put("HTTP_PORT", Integer.toString(port));
      environment.put("HTTPS_PORT", Integer.toString(securePort));
      environment.put("GUILDHALL_DATA", folder.resolve("data").toString());
      environment.put("WLP_OUTPUT_DIR", folder.resolve("output").toString());
      // Tests write faster than people do.
      environment.put("GUILDHALL_CONVERSATION_POSTS_AT_ONCE", "1000000");
      environment.put("GUILDHALL_SCIM_TOKENS", SCIM_TOKEN);
      if (killed) {
        // The system may hold its port for a minute.
        environment.put("GUILDHALL_PORT_WAIT", "75");
      }
      environment.put("JAVA_HOME", System.getProperty("java.home"));
      // No test runs so long that what the second compiler costs, half of a start, would come back.
      environment.put("JVM_ARGS", "-XX:TieredStopAtLevel=1");
      environment.putAll(settings);
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(console().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the server ended; see " + console());
    }
    return status("/health/ready") == 200;
  }

  /** The status of a GET; 0 when nobody answers. */
  public int status(String path) {
    try {
      return client
          .send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /** The same over TLS. */
  public URI secureUri(String path) {
    return URI.create("https://localhost:" + securePort + path);
  }

  public Path data() {
    return folder.resolve("data");
  }

  /**
   * How many SQL statements a visit makes it send. What the server does by itself in that moment
   * counts too, so a visit that sent more than {@code most} is made again; the least counts.
   */
  public long statements(long most, Runnable visit) {
    long least = Long.MAX_VALUE;
    for (int visits = 0; visits < MOST_VISITS && least > most; visits++) {
      long before = statements();
      visit.run();
      least = Math.min(least, statements() - before);
    }
    return least;
  }

  /** So far. The outbox, which is asked every second whatever people do, is left out. */
  private long statements() {
    var trace = folder.resolve("output/guildhall/logs/trace.log");
    try (var lines = Files.lines(trace)) {
      return lines
          .filter(line -> STATEMENT.matcher(line).find())
          .filter(line -> !line.contains("outbox"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What its log says of the fault whose reference an error page tells; else the page itself. */
  public String logged(String page) {
    var told = REFERENCE.matcher(page);
    if (!told.find()) {
      return page;
    }
    try (var lines = Files.lines(folder.resolve("output/guildhall/logs/messages.log"))) {
      return lines
          .dropWhile(line -> !line.contains("reference " + told.group(1)))
          .limit(LINES_OF_A_FAULT)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the server wrote to its console. */
  public Path console() {
    return folder.resolve("console.log");
  }

  /** Stops as an administrator would. */
  public void stop() {
    process.destroy();
    await(process.onExit());
  }

  /** Ends as in a power cut. */
  public void kill() {
    killed = true;
    process.destroyForcibly();
    await(process.onExit());
  }

  @Override
  public void close() {
    stop();
  }

  private static void await(CompletableFuture<Process> exit) {
    try {
      exit.get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the server does not end", e);
    }
  }

  private static void erase(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
