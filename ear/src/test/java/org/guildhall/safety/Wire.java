package org.guildhall.safety;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.guildhall.story.GuildhallServer;

/** Sends what no client of HTTP would send, and reads what is answered. */
final class Wire {
  private static final int PATIENCE = 30_000;
  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 ([0-9]{3})");

  private final URI server;

  Wire(GuildhallServer server) {
    this.server = server.uri("/");
  }

  /**
   * What was answered.
   *
   * @param status 0 when the connection was closed without an answer
   * @param text headers and body as they came
   */
  record Answer(int status, String text) {
    boolean isProblem() {
      return text.contains("\r\nContent-Type: application/problem+json");
    }
  }

  /** Sends a request line and headers, with a host unless they have one, and a body. */
  Answer send(String head, byte[] body, boolean andCloses) {
    var host = head.contains("\nHost:") ? "" : "Host: " + server.getAuthority() + "\r\n";
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        (head.strip().replace("\n", "\r\n") + "\r\n" + host + "Connection: close\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(bytes.toByteArray());
      if (andCloses) {
        socket.shutdownOutput();
      }
      return answer(new String(read(socket), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer send(String head) {
    return send(head, new byte[0], false);
  }

  private static byte[] read(Socket socket) throws IOException {
    var all = new ByteArrayOutputStream();
    var some = new byte[8192];
    try {
      for (int n = socket.getInputStream().read(some);
          n >= 0;
          n = socket.getInputStream().read(some)) {
        all.write(some, 0, n);
      }
    } catch (SocketException e) {
      // Closed by the server before it had read everything: what came before that counts.
      return all.toByteArray();
    }
    return all.toByteArray();
  }

  private static Answer answer(String text) {
    var status = STATUS.matcher(text);
    return new Answer(status.find() ? Integer.parseInt(status.group(1)) : 0, text);
  }
}
