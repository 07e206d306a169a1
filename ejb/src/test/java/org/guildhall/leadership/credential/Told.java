package org.guildhall.leadership.credential;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** A source of randomness that says what it was told to say. */
final class Told extends SecureRandom {
  private final transient ByteBuffer said;

  Told(byte[]... said) {
    var all = new ByteArrayOutputStream();
    for (var bytes : said) {
      all.writeBytes(bytes);
    }
    this.said = ByteBuffer.wrap(all.toByteArray());
  }

  @Override
  public void nextBytes(byte[] bytes) {
    said.get(bytes);
  }
}
