package org.guildhall.story;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Random;

/** Ports for servers that stop and start again on the one they had. */
public final class Ports {
  /** Below those from which systems give ports to outgoing connections, which would take it. */
  private static final int LEAST = 10_000;

  private static final int END = 30_000;
  private static final int MOST_TRIES = 100;
  private static final Random RANDOM = new Random();

  private Ports() {}

  /** One on which nothing listens now. */
  public static int free() {
    for (int i = 0; i < MOST_TRIES; i++) {
      int port = RANDOM.nextInt(LEAST, END);
      try (var socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody else has it.
      }
    }
    throw new IllegalStateException("no port is free");
  }
}
