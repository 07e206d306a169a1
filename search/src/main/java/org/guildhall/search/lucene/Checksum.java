package org.guildhall.search.lucene;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;

/**
 * Sums up what an entry says in 64 bits: the first eight bytes, big-endian, of the SHA-256 (FIPS
 * 180-4) of its parts, each in UTF-8 behind its length, an absent one as the length -1.
 *
 * <p>The sums of many entries are added modulo 2⁶⁴, so their order does not matter.
 */
public final class Checksum {
  private static final int ABSENT = -1;

  private Checksum() {}

  public static long of(Entry entry) {
    var digest = sha256();
    Stream.concat(
            Stream.of(
                entry.kind().name(),
                entry.id(),
                entry.conversationId(),
                entry.communityId(),
                entry.openToAll(),
                entry.authorId(),
                entry.title(),
                entry.text(),
                entry.userName(),
                // The index keeps no more of the time.
                entry.created() == null ? null : entry.created().toEpochMilli(),
                entry.talk(),
                entry.accepted(),
                entry.solved()),
            entry.tags().stream().sorted())
        .forEach(part -> add(digest, part));
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static void add(MessageDigest digest, Object part) {
    if (part == null) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, ABSENT));
    } else {
      var bytes = part.toString().getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      digest.update(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
