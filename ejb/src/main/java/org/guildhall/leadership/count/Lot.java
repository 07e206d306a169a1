package org.guildhall.leadership.count;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A lot that anybody can draw again: an order of the candidates that follows from a seed.
 *
 * <p>To recompute it, take for each candidate the SHA-256 of the seed's bytes followed by the UTF-8
 * bytes of the name, and sort by these hashes, ascending, as hexadecimal text or, which is the
 * same, as unsigned bytes. Who comes earlier is luckier: of candidates with equal claims the
 * earliest is elected, or kept, first, and the last of them is excluded. Where a seed cannot be
 * known before the box is closed, nobody can arrange names or ballots for luck.
 */
public final class Lot {
  private final byte[] seed;

  /** The lot of that seed, of any length. */
  public Lot(byte[] seed) {
    this.seed = seed.clone();
  }

  /**
   * The seed of an election: SHA-256 of both, one after the other.
   *
   * @param commitments what was published before voting opened
   * @param boxHash hash of the closed box, which nobody knew then
   */
  public static byte[] seed(byte[] commitments, byte[] boxHash) {
    var sha256 = sha256();
    sha256.update(commitments);
    return sha256.digest(boxHash);
  }

  /** The bytes from which the order follows. */
  public byte[] seed() {
    return seed.clone();
  }

  /** The candidates from the luckiest to the least lucky. */
  public List<String> order(Collection<String> names) {
    return names.stream()
        .map(name -> new Drawn(name, draw(name)))
        .sorted(Comparator.comparing(Drawn::hash, Arrays::compareUnsigned))
        .map(Drawn::name)
        .toList();
  }

  /** For each candidate the place in the order, 0 for the luckiest. */
  int[] places(List<String> names) {
    var order = order(names);
    var places = new int[names.size()];
    for (int place = 0; place < places.length; place++) {
      places[names.indexOf(order.get(place))] = place;
    }
    return places;
  }

  private byte[] draw(String name) {
    var sha256 = sha256();
    sha256.update(seed);
    return sha256.digest(name.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Drawn(String name, byte[] hash) {}
}
