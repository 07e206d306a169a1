package org.guildhall.leadership.credential;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.guildhall.leadership.credential.CredentialException.Problem;

/**
 * EMSA-PSS-ENCODE of RFC 8017, section 9.1.1, with MGF1 over the same hash. The JDK has it only
 * inside of its signatures, where nothing can be blinded; verifying is left to the JDK.
 */
final class EmsaPss {
  private static final int TRAILER = 0xbc;
  private static final int FILL = 8;

  private final String hash;

  EmsaPss(String hash) {
    this.hash = hash;
  }

  /** The message with that salt, encoded for a modulus of one bit more than {@code bits}. */
  byte[] encode(byte[] message, byte[] salt, int bits) {
    int length = (bits + 7) / 8;
    var digest = digest();
    int hashLength = digest.getDigestLength();
    int blockLength = length - hashLength - 1;
    if (blockLength < salt.length + 1) {
      throw new CredentialException(Problem.KEY_TOO_SHORT);
    }
    var messageHash = digest.digest(message);
    digest.update(new byte[FILL]);
    digest.update(messageHash);
    var saltedHash = digest.digest(salt);

    var block = new byte[blockLength];
    block[blockLength - salt.length - 1] = 1;
    System.arraycopy(salt, 0, block, blockLength - salt.length, salt.length);
    var mask = mask(saltedHash, blockLength);
    for (int i = 0; i < blockLength; i++) {
      block[i] ^= mask[i];
    }
    block[0] &= (byte) (0xff >> (8 * length - bits));

    var encoded = Arrays.copyOf(block, length);
    System.arraycopy(saltedHash, 0, encoded, blockLength, hashLength);
    encoded[length - 1] = (byte) TRAILER;
    return encoded;
  }

  /** MGF1: hashes of the seed and a counter, one after another. */
  private byte[] mask(byte[] seed, int length) {
    var digest = digest();
    int hashLength = digest.getDigestLength();
    var mask = new byte[(length + hashLength - 1) / hashLength * hashLength];
    for (int i = 0; i * hashLength < length; i++) {
      digest.update(seed);
      digest.update(new byte[] {(byte) (i >>> 24), (byte) (i >>> 16), (byte) (i >>> 8), (byte) i});
      System.arraycopy(digest.digest(), 0, mask, i * hashLength, hashLength);
    }
    return mask;
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + hash, e);
    }
  }
}
