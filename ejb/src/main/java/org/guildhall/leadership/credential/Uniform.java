package org.guildhall.leadership.credential;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.guildhall.leadership.credential.CredentialException.Problem;

/** Random numbers, none likelier than another. */
final class Uniform {
  private Uniform() {}

  /** At least 1 and smaller than the bound; what falls outside is thrown away, not folded back. */
  static BigInteger below(BigInteger bound, SecureRandom random) {
    while (true) {
      var octets = bytes((bound.bitLength() + 7) / 8, random);
      octets[0] &= (byte) (0xff >> (8 * octets.length - bound.bitLength()));
      var number = Octets.number(octets);
      if (number.signum() > 0 && number.compareTo(bound) < 0) {
        return number;
      }
    }
  }

  static byte[] bytes(int length, SecureRandom random) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  static BigInteger inverse(BigInteger number, BigInteger modulus) {
    try {
      return number.modInverse(modulus);
    } catch (ArithmeticException e) {
      throw new CredentialException(Problem.BLINDING_FAILED, e);
    }
  }
}
