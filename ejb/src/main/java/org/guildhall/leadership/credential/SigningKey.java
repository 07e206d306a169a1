package org.guildhall.leadership.credential;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import javax.crypto.Cipher;
import org.guildhall.leadership.credential.CredentialException.Problem;

/**
 * The private half of an election's key. It is made when voting opens, signs for each person on the
 * roll once, and is destroyed at the close. It signs nothing else: who lets a key sign blindly has
 * it sign anything (RFC 9474, section 6.2).
 */
public final class SigningKey {
  /** As strong as 128 bits (NIST SP 800-57, part 1, table 2), which outlasts any election. */
  public static final int BITS = 3072;

  private final RSAPrivateCrtKey key;
  private final VerificationKey verificationKey;

  private SigningKey(RSAPrivateCrtKey key) {
    this.key = key;
    verificationKey = new VerificationKey(key.getModulus(), key.getPublicExponent());
  }

  /**
   * A new key of {@link #BITS} bits. Finding its primes takes from a tenth of a second to seconds.
   */
  public static SigningKey generate(SecureRandom random) {
    return generate(BITS, random);
  }

  /**
   * A new key.
   *
   * @param bits at least 2048, of which the primes are found five times as fast as of {@link #BITS}
   */
  public static SigningKey generate(int bits, SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4), random);
      return new SigningKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA keys of " + bits + " bits", e);
    }
  }

  /** The key that {@link #pkcs8} wrote. */
  public static SigningKey ofPkcs8(byte[] octets) {
    try {
      var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(octets));
      if (key instanceof RSAPrivateCrtKey complete) {
        return new SigningKey(complete);
      }
    } catch (GeneralSecurityException e) {
      throw new CredentialException(Problem.BAD_KEY, e);
    }
    throw new CredentialException(Problem.BAD_KEY, "its primes are missing");
  }

  /** For keeping, as PKCS#8 (RFC 5208): a secret. */
  public byte[] pkcs8() {
    return key.getEncoded();
  }

  public VerificationKey verificationKey() {
    return verificationKey;
  }

  /**
   * RSASP1: the private operation, by the JDK and so by way of the two primes.
   *
   * <p>How long it takes tells of the number and of the key, and the number comes from outside. So
   * it is multiplied by a random one first, from which the result is freed again: the JDK does so
   * too, but promises it nowhere, and a server may run on another.
   */
  BigInteger raise(BigInteger number, SecureRandom random) {
    var modulus = verificationKey.modulus();
    var mask = Uniform.below(modulus, random);
    var unmask = Uniform.inverse(mask, modulus);
    var masked = number.multiply(verificationKey.raise(mask)).mod(modulus);
    return apply(masked).multiply(unmask).mod(modulus);
  }

  private BigInteger apply(BigInteger number) {
    try {
      var cipher = Cipher.getInstance("RSA/ECB/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key);
      return Octets.number(cipher.doFinal(Octets.of(number, verificationKey.octets())));
    } catch (GeneralSecurityException e) {
      throw new CredentialException(Problem.SIGNING_FAILED, e);
    }
  }

  /** Nothing of it: it must not come into a log by chance. */
  @Override
  public String toString() {
    return "a signing key";
  }
}
