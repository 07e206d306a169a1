package org.guildhall.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.guildhall.story.GuildhallServer;
import org.guildhall.story.Wait;
import org.junit.jupiter.api.Test;

/** A server in production whose port is held while it starts, as the system may after a crash. */
class HeldPortIT {
  private static final Duration A_START = Duration.ofMinutes(2);

  @Test
  void serverWaitsForItsPort() throws Exception {
    var settings = Map.of("GUILDHALL_KEYS_PASSWORD", "keys-of-this-test");
    try (var server = GuildhallServer.including("held-port", "production", settings)) {
      try (var held = new ServerSocket(server.uri("").getPort())) {
        server.launch();
        Wait.until(A_START, held + " to be all that is missing", () -> hasStarted(server));
      }
      Wait.until(A_START, "the server to be ready", server::isReady);
    }
  }

  /** The application, whose server opens its ports after that. */
  private static boolean hasStarted(GuildhallServer server) {
    try {
      return Files.readString(server.console()).contains("CWWKZ0001I");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
