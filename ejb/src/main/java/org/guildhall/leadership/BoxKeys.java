package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secrets of elections that vote, each in a file of its own that is overwritten in place: the
 * key that signs credentials, and the key under which the box lies in the database.
 *
 * <p>They are not in the database because nothing is ever erased there: old pages, the log of
 * transactions and its copies keep what was overwritten. Of the box they keep what nobody can read
 * any more, since each change of it is enciphered anew and the key before is destroyed. Beside the
 * two keys of a change there is room for no third: whoever takes the disk finds the box as it is,
 * and after a crash perhaps also as it was one ballot before. One server at a time keeps them.
 *
 * <p>A file begins with its two places for keys of the box, 16 bytes of name and 32 of key each;
 * the signing key follows, after its length.
 */
@ApplicationScoped
class BoxKeys {
  static final int NAME_BYTES = 16;
  static final int KEY_BYTES = 32;
  private static final int PLACE_BYTES = NAME_BYTES + KEY_BYTES;
  private static final int PLACES = 2;
  private static final int MOST_BYTES = 1 << 16;

  @Inject
  @ConfigProperty(name = "guildhall.data")
  private Path data;

  /** Makes the file, in place of one that a failed attempt left. */
  synchronized void create(ElectionId election, byte[] signingKey) {
    destroy(election);
    var content = ByteBuffer.allocate(PLACES * PLACE_BYTES + Integer.BYTES + signingKey.length);
    content.position(PLACES * PLACE_BYTES).putInt(signingKey.length).put(signingKey).rewind();
    try {
      Files.createDirectories(file(election).getParent());
      try (var file =
          FileChannel.open(
              file(election), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        file.write(content);
        file.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key that signs credentials, PKCS #8; empty when the file is gone. */
  Optional<byte[]> signingKey(ElectionId election) {
    return read(election)
        .map(
            content -> {
              content.position(PLACES * PLACE_BYTES);
              var key = new byte[content.getInt()];
              content.get(key);
              return key;
            });
  }

  /** The key of the box with that name; empty when it is gone. */
  Optional<byte[]> boxKey(ElectionId election, byte[] name) {
    return read(election).flatMap(content -> keyAt(content, place(content, name)));
  }

  private static Optional<byte[]> keyAt(ByteBuffer content, int place) {
    if (place < 0) {
      return Optional.empty();
    }
    var key = new byte[KEY_BYTES];
    content.get(place * PLACE_BYTES + NAME_BYTES, key);
    return Optional.of(key);
  }

  /** Keeps a new key beside the one in use, on the disk when this returns. */
  synchronized void add(ElectionId election, byte[] inUse, byte[] name, byte[] key) {
    var content = read(election).orElseThrow(BoxLostException::new);
    int place = place(content, inUse) == 0 ? 1 : 0;
    write(election, place, ByteBuffer.allocate(PLACE_BYTES).put(name).put(key).rewind());
  }

  /** Destroys that key; does nothing where another has already taken its place. */
  synchronized void forget(ElectionId election, byte[] name) {
    var content = read(election);
    int place = content.map(keys -> place(keys, name)).orElse(-1);
    if (place >= 0) {
      write(election, place, ByteBuffer.allocate(PLACE_BYTES));
    }
  }

  /** Overwrites the file and takes it away; does nothing when there is none. */
  synchronized void destroy(ElectionId election) {
    try {
      long size = Files.size(file(election));
      try (var file = FileChannel.open(file(election), StandardOpenOption.WRITE)) {
        file.write(ByteBuffer.allocate((int) Math.min(size, MOST_BYTES)), 0);
        file.force(true);
      }
      Files.delete(file(election));
    } catch (NoSuchFileException e) {
      // Nothing to destroy.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the key with that name stands; -1 when it stands nowhere. */
  private static int place(ByteBuffer content, byte[] name) {
    for (int place = 0; place < PLACES; place++) {
      var there = new byte[NAME_BYTES];
      content.get(place * PLACE_BYTES, there);
      if (Arrays.equals(there, name)) {
        return place;
      }
    }
    return -1;
  }

  private Optional<ByteBuffer> read(ElectionId election) {
    try {
      return Optional.of(ByteBuffer.wrap(Files.readAllBytes(file(election))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(ElectionId election, int place, ByteBuffer bytes) {
    try (var file = FileChannel.open(file(election), StandardOpenOption.WRITE)) {
      file.write(bytes, (long) place * PLACE_BYTES);
      file.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(ElectionId election) {
    return data.resolve("elections").resolve(election + ".keys");
  }
}
