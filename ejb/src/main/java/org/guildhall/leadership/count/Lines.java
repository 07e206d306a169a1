package org.guildhall.leadership.count;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a text in UTF-8, one by one, so that the size of the file does not matter. They end
 * with a line feed, a carriage return, or both; a byte-order mark before the first is no part of
 * it.
 */
final class Lines {
  /** In bytes: longer is no ballot, and would fill the memory. */
  private static final int LONGEST = 16 * 1024 * 1024;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private byte[] line = new byte[256];
  private int length;
  private boolean carriageReturn;
  private int number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The next line without its end; null after the last. */
  String next() throws IOException {
    number++;
    length = 0;
    boolean ascii = true;
    boolean any = false;
    for (int b = read(); b >= 0; b = read()) {
      boolean ended = b == '\n' && carriageReturn;
      carriageReturn = b == '\r';
      if (ended) {
        continue;
      }
      any = true;
      if (b == '\n' || b == '\r') {
        break;
      }
      if (b < ' ' && b != '\t') {
        throw malformed("There is a control character");
      }
      ascii &= b < 0x80;
      add((byte) b);
    }
    return any ? decode(ascii) : null;
  }

  private int read() throws IOException {
    if (at == end) {
      at = 0;
      end = in.read(buffer);
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return buffer[at++] & 0xFF;
  }

  private void add(byte b) {
    if (length == line.length) {
      if (length >= LONGEST) {
        throw malformed("The line is too long");
      }
      line = Arrays.copyOf(line, 2 * length);
    }
    line[length++] = b;
  }

  private String decode(boolean ascii) {
    if (ascii) {
      return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }
    try {
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
      return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw malformed("The text is not UTF-8");
    }
  }

  /** The number of the line that was read last, from 1 on. */
  int number() {
    return number;
  }

  MalformedFileException malformed(String sentence) {
    return new MalformedFileException(number, sentence);
  }
}
