package org.guildhall.leadership.credential;

import static org.guildhall.leadership.credential.BlindSignaturesTest.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.guildhall.leadership.credential.CredentialException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials and keys as they travel and are kept. */
class CredentialTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey KEY = SigningKey.generate(RANDOM);
  private static final VerificationKey PUBLIC = KEY.verificationKey();

  @Test
  void whatWasSignedBlindlyIsKnownAgain() {
    var voter = BlindSignatures.ofElections(RANDOM);
    var prepared = voter.prepare(new byte[32]);
    var blinded = voter.blind(PUBLIC, prepared);
    var answer = Credential.sign(KEY, Octets.base64url(blinded.message()), RANDOM);
    var signature = voter.finish(PUBLIC, prepared, Octets.ofBase64url(answer), blinded.inverse());
    var credential = Credential.of(Octets.base64url(prepared), Octets.base64url(signature));
    assertTrue(credential.isSignedBy(PUBLIC));
    assertFalse(credential.isSignedBy(SigningKey.generate(RANDOM).verificationKey()));
    assertEquals(64, credential.tokenHash().length());
    prepared[63] ^= 1;
    var other = Credential.of(Octets.base64url(prepared), Octets.base64url(signature));
    assertFalse(other.isSignedBy(PUBLIC));
    assertNotEquals(credential.tokenHash(), other.tokenHash());
  }

  @ParameterizedTest
  @ValueSource(strings = {"AA==", "AB", "A", "+/+/", "AA\n", " AA", "ÄÄÄÄ", "AAA.", "\u0000"})
  void otherSpellingsAreRefused(String text) {
    refused(Problem.NOT_BASE64URL, () -> Octets.ofBase64url(text));
    refused(Problem.NOT_BASE64URL, () -> Credential.of(text, "AA"));
    refused(Problem.NOT_BASE64URL, () -> Credential.of("A".repeat(86), text));
    refused(Problem.NOT_BASE64URL, () -> Credential.sign(KEY, text, RANDOM));
  }

  @Test
  void tokensHaveOneLength() {
    for (int length : new int[] {0, 32, 63, 65, 100_000}) {
      refused(Problem.WRONG_LENGTH, () -> Credential.of(Octets.base64url(new byte[length]), "AA"));
    }
    refused(
        Problem.WRONG_LENGTH,
        () -> Credential.sign(KEY, Octets.base64url(new byte[100_000]), RANDOM));
    assertFalse(Credential.of("A".repeat(86), "").isSignedBy(PUBLIC));
  }

  @Test
  void keysComeBackAsTheyWereKept() {
    assertEquals(PUBLIC, VerificationKey.ofJwk(PUBLIC.jwk()));
    assertEquals(PUBLIC, VerificationKey.ofJson(PUBLIC.json()));
    assertEquals(PUBLIC, VerificationKey.ofJson(PUBLIC.json().replace(",", ",\n  ")));
    var again = SigningKey.ofPkcs8(KEY.pkcs8());
    assertEquals(PUBLIC, again.verificationKey());
    assertEquals(SigningKey.BITS, PUBLIC.modulus().bitLength());
    assertEquals("a signing key", KEY.toString());
  }

  /** The example of RFC 7638, section 3.1. */
  @Test
  void thumbprintIsThatOfTheRfc() {
    var key =
        VerificationKey.ofJwk(
            Map.of(
                "kty",
                "RSA",
                "n",
                "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tS"
                    + "oc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v"
                    + "-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08"
                    + "qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8"
                    + "awapJzKnqDKgw",
                "e",
                "AQAB"));
    assertEquals("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", key.thumbprint());
    assertEquals("PS384", key.jwk().get("alg"));
  }

  @Test
  void unusableKeysAreRefused() {
    badKey("kty", "EC");
    badKey("kty", 1);
    badKey("alg", "RS256");
    badKey("use", "enc");
    badKey("kid", "another");
    badKey("n", "");
    badKey("e", "");
    badKey("n", Octets.base64url(new byte[384]));
    badKey("n", "AAAA" + PUBLIC.jwk().get("n"));
    badKey("n", Octets.base64url(Octets.minimal(PUBLIC.modulus().add(BigInteger.ONE))));
    badKey("n", PUBLIC.jwk().get("n").substring(0, 128));
    badKey("e", "AQ");
    badKey("e", "AA");
    badKey("e", "Ag");
    badKey("e", "____");
    badKey("e", PUBLIC.jwk().get("n"));
    for (var json : new String[] {"", "{}", "[]", "{\"kty\":\"RSA\"}", "{\"n\":1}", "null"}) {
      refused(Problem.BAD_KEY, () -> VerificationKey.ofJson(json));
    }
    var twice = PUBLIC.json().replace("}", ",\"e\":\"AQAB\"}");
    refused(Problem.BAD_KEY, () -> VerificationKey.ofJson(twice));
    refused(Problem.BAD_KEY, () -> SigningKey.ofPkcs8(new byte[0]));
    refused(Problem.BAD_KEY, () -> SigningKey.ofPkcs8(Arrays.copyOf(KEY.pkcs8(), 100)));
  }

  private static void badKey(String name, Object value) {
    var jwk = new LinkedHashMap<String, Object>(PUBLIC.jwk());
    jwk.put(name, value);
    refused(Problem.BAD_KEY, () -> VerificationKey.ofJwk(jwk));
  }
}
