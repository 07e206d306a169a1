package org.guildhall.leadership.credential;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.guildhall.leadership.credential.CredentialException.Problem;

/**
 * The five steps of RFC 9474 in one of its variants: who wants a signature prepares and blinds, the
 * signer signs, the first one finishes, anyone verifies.
 *
 * <p>The server needs {@link #blindSign} and {@link #verify}; the others are here for tests, and
 * for a voter whose browser runs no script.
 */
public final class BlindSignatures {
  private static final String HASH = "SHA-384";
  private static final EmsaPss ENCODING = new EmsaPss(HASH);

  private final Variant variant;
  private final SecureRandom random;

  /** All that is random comes from that source, of which tests make one that is not. */
  public BlindSignatures(Variant variant, SecureRandom random) {
    this.variant = variant;
    this.random = random;
  }

  /** The product's own: RSABSSA-SHA384-PSS-Randomized. */
  public static BlindSignatures ofElections(SecureRandom random) {
    return new BlindSignatures(Variant.PSS_RANDOMIZED, random);
  }

  /** What will be signed in place of the message: in randomized variants with a random prefix. */
  public byte[] prepare(byte[] message) {
    var prefix = Uniform.bytes(variant.prefixLength(), random);
    var prepared = new byte[prefix.length + message.length];
    System.arraycopy(prefix, 0, prepared, 0, prefix.length);
    System.arraycopy(message, 0, prepared, prefix.length, message.length);
    return prepared;
  }

  /** Makes a prepared message unreadable for the signer. */
  public Blinded blind(VerificationKey key, byte[] prepared) {
    var modulus = key.modulus();
    var salt = Uniform.bytes(variant.saltLength(), random);
    var encoded = Octets.number(ENCODING.encode(prepared, salt, modulus.bitLength() - 1));
    requireCoprime(encoded, modulus);
    var factor = Uniform.below(modulus, random);
    var inverse = Uniform.inverse(factor, modulus);
    var blinded = encoded.multiply(key.raise(factor)).mod(modulus);
    return new Blinded(Octets.of(blinded, key.octets()), inverse);
  }

  /**
   * Signs what cannot be read. The result is verified before it is given away: one that a fault of
   * the machine spoiled would betray the primes of the key (RFC 9474, section 7.1).
   */
  public byte[] blindSign(SigningKey key, byte[] blinded) {
    var verificationKey = key.verificationKey();
    requireLength(blinded, verificationKey.octets());
    var number = Octets.number(blinded);
    if (number.signum() == 0 || number.compareTo(verificationKey.modulus()) >= 0) {
      throw new CredentialException(Problem.OUT_OF_RANGE);
    }
    requireCoprime(number, verificationKey.modulus());
    var signature = key.raise(number, random);
    if (!verificationKey.raise(signature).equals(number)) {
      throw new CredentialException(Problem.SIGNING_FAILED);
    }
    return Octets.of(signature, verificationKey.octets());
  }

  /** Takes the blinding off a signature, and sees that it is one. */
  public byte[] finish(
      VerificationKey key, byte[] prepared, byte[] blindSignature, BigInteger inverse) {
    requireLength(blindSignature, key.octets());
    var number = Octets.number(blindSignature).multiply(inverse).mod(key.modulus());
    var signature = Octets.of(number, key.octets());
    if (!verify(key, prepared, signature)) {
      throw new CredentialException(Problem.INVALID_SIGNATURE);
    }
    return signature;
  }

  /** Whether that is a signature of the prepared message by that key: RSASSA-PSS of the JDK. */
  public boolean verify(VerificationKey key, byte[] prepared, byte[] signature) {
    return verify(variant, key, prepared, signature);
  }

  static boolean verify(Variant variant, VerificationKey key, byte[] prepared, byte[] signature) {
    try {
      var verifier = Signature.getInstance("RSASSA-PSS");
      verifier.setParameter(
          new PSSParameterSpec(
              HASH,
              "MGF1",
              MGF1ParameterSpec.SHA384,
              variant.saltLength(),
              PSSParameterSpec.TRAILER_FIELD_BC));
      verifier.initVerify(key.forJdk());
      verifier.update(prepared);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      // Not even of the right length.
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSASSA-PSS with " + HASH, e);
    }
  }

  private static void requireLength(byte[] octets, int length) {
    if (octets.length != length) {
      throw new CredentialException(
          Problem.WRONG_LENGTH, octets.length + " octets instead of " + length);
    }
  }

  /** Else its greatest common divisor with the modulus would be a prime of the key. */
  private static void requireCoprime(BigInteger number, BigInteger modulus) {
    if (!number.gcd(modulus).equals(BigInteger.ONE)) {
      throw new CredentialException(Problem.NOT_COPRIME);
    }
  }
}
