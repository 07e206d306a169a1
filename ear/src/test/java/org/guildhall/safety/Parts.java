package org.guildhall.safety;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A form with files in it, as {@code multipart/form-data}. */
final class Parts {
  private static final String BOUNDARY = "----a-boundary-that-no-test-says";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Parts field(String name, String value) {
    return part("name=\"" + name + "\"\r\n", value.getBytes(StandardCharsets.UTF_8));
  }

  Parts file(String name, String fileName, byte[] content) {
    return part(
        "name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n"
            .formatted(name, fileName),
        content);
  }

  private Parts part(String head, byte[] content) {
    add("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n");
    bytes.writeBytes(content);
    add("\r\n");
    return this;
  }

  private void add(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  String type() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  BodyPublisher whole() {
    add("--" + BOUNDARY + "--\r\n");
    return BodyPublishers.ofByteArray(bytes.toByteArray());
  }

  /** The same where every part is a text. */
  String text() {
    add("--" + BOUNDARY + "--\r\n");
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
