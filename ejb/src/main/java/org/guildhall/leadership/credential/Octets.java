package org.guildhall.leadership.credential;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import org.guildhall.leadership.credential.CredentialException.Problem;

/** Numbers and texts as the octet strings of the standards, and back. */
final class Octets {
  private Octets() {}

  /** I2OSP: big-endian, filled up with zeros to that length, into which it must fit. */
  static byte[] of(BigInteger number, int length) {
    var bytes = minimal(number);
    var octets = new byte[length];
    System.arraycopy(bytes, 0, octets, length - bytes.length, bytes.length);
    return octets;
  }

  /** OS2IP. */
  static BigInteger number(byte[] octets) {
    return new BigInteger(1, octets);
  }

  /** Big-endian, as short as it can be, which is how JWK writes numbers. */
  static byte[] minimal(BigInteger number) {
    var bytes = number.toByteArray();
    return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  static String base64url(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /**
   * The octets of that text. Java also reads padding, and last digits with bits that no octet
   * takes; here one value has one spelling, so that one token cannot vote under two names.
   */
  static byte[] ofBase64url(String text) {
    try {
      var octets = Base64.getUrlDecoder().decode(text);
      if (base64url(octets).equals(text)) {
        return octets;
      }
    } catch (IllegalArgumentException e) {
      throw new CredentialException(Problem.NOT_BASE64URL, e);
    }
    throw new CredentialException(Problem.NOT_BASE64URL);
  }
}
