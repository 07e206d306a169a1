package org.guildhall.story;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Ports for servers that stop and start again on the one they had. */
public final class Ports {
  /** Below those from which systems give ports to outgoing connections, which would take it. */
  private static final int LEAST = 10_000;

  private static final int END = 30_000;
  private static final int MOST_TRIES = 100;
  private static final Random RANDOM = new Random();
  private static final Set<Integer> GIVEN = new HashSet<>();

  private Ports() {}

  /** One on which nothing listens now, and that was not given before: its server may yet start. */
  public static synchronized int free() {
    for (int i = 0; i < MOST_TRIES; i++) {
      int port = RANDOM.nextInt(LEAST, END);
      if (GIVEN.add(port)) {
        try (var socket = new ServerSocket(port)) {
          return socket.getLocalPort();
        } catch (IOException e) {
          // Somebody else has it.
        }
      }
    }
    throw new IllegalStateException("no port is free");
  }
}
