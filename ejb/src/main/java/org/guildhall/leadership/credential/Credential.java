package org.guildhall.leadership.credential;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.guildhall.leadership.credential.CredentialException.Problem;

/**
 * What a voter shows with a ballot: a token, and the signature that somebody of the roll got for it
 * without showing it.
 *
 * <p>The token as it travels is the prepared message of RFC 9474: 32 random octets, then the 32 of
 * the token proper. The signature is over all 64.
 */
public final class Credential {
  /** Length of what travels as the token, in octets. */
  public static final int TOKEN_OCTETS = 64;

  private final byte[] prepared;
  private final byte[] signature;

  private Credential(byte[] prepared, byte[] signature) {
    this.prepared = prepared;
    this.signature = signature;
  }

  /** Of two texts in base64url; refuses what could be no credential of any election. */
  public static Credential of(String token, String signature) {
    var prepared = Octets.ofBase64url(token);
    if (prepared.length != TOKEN_OCTETS) {
      throw new CredentialException(
          Problem.WRONG_LENGTH, prepared.length + " octets instead of " + TOKEN_OCTETS);
    }
    return new Credential(prepared, Octets.ofBase64url(signature));
  }

  /**
   * Signs what a voter's browser sent, both in base64url. The same message gets the same answer, so
   * that it may be asked for again after a crash.
   */
  public static String sign(SigningKey key, String blinded, SecureRandom random) {
    var signatures = BlindSignatures.ofElections(random);
    return Octets.base64url(signatures.blindSign(key, Octets.ofBase64url(blinded)));
  }

  /** Whether that key signed it. */
  public boolean isSignedBy(VerificationKey key) {
    return BlindSignatures.verify(Variant.PSS_RANDOMIZED, key, prepared, signature);
  }

  /** Under which a ballot is kept: SHA-256 of the 64 octets, as hexadecimal digits. */
  public String tokenHash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(prepared));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Nothing of it: it must not come into a log by chance. */
  @Override
  public String toString() {
    return "a credential";
  }
}
