package org.guildhall.leadership.credential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.guildhall.leadership.credential.CredentialException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blind signatures against the vectors of their RFC, and against who tampers with them. */
class BlindSignaturesTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey KEY = SigningKey.generate(RANDOM);
  private static final SigningKey OTHER_KEY = SigningKey.generate(RANDOM);
  private static final VerificationKey PUBLIC = KEY.verificationKey();
  private static final byte[] MESSAGE = "the right to vote".getBytes(StandardCharsets.UTF_8);

  @Test
  void encodesAsTheVectorOfPss() {
    for (var vector : Vectors.of("emsa-pss.json")) {
      var expected = vector.octets("expected");
      assertArrayEquals(
          expected,
          new EmsaPss("SHA-1")
              .encode(vector.octets("msg"), vector.octets("salt"), expected.length * 8 - 1));
    }
  }

  @Test
  void encodesAsTheVectorsOfTheRfc() {
    for (var vector : Vectors.of("vectors.json")) {
      if (vector.has("encoded_msg")) {
        assertArrayEquals(
            vector.octets("encoded_msg"),
            new EmsaPss("SHA-384").encode(vector.octets("input_msg"), vector.octets("salt"), 4095),
            vector.variant().label());
      }
    }
  }

  /** All steps, with the random numbers that the RFC drew. */
  @Test
  void givesWhatTheRfcGives() throws Exception {
    var vectors = Vectors.of("vectors.json");
    assertEquals(List.of(Variant.values()), vectors.stream().map(Vectors::variant).toList());
    for (var vector : vectors) {
      var name = vector.variant().label();
      var key = key(vector);
      var n = vector.number("n");
      var factor = vector.number("inv").modInverse(n);
      var voter =
          new BlindSignatures(
              vector.variant(),
              new Told(vector.octets("msg_prefix"), vector.octets("salt"), Octets.of(factor, 512)));
      var prepared = voter.prepare(vector.octets("msg"));
      assertArrayEquals(vector.octets("input_msg"), prepared, name);
      var blinded = voter.blind(key.verificationKey(), prepared);
      assertArrayEquals(vector.octets("blinded_msg"), blinded.message(), name);
      assertEquals(vector.number("inv"), blinded.inverse(), name);
      var signer = new BlindSignatures(vector.variant(), RANDOM);
      var blindSignature = signer.blindSign(key, blinded.message());
      assertArrayEquals(vector.octets("blind_sig"), blindSignature, name);
      var signature =
          voter.finish(key.verificationKey(), prepared, blindSignature, blinded.inverse());
      assertArrayEquals(vector.octets("sig"), signature, name);
      for (var variant : Variant.values()) {
        assertEquals(
            variant.saltLength() == vector.variant().saltLength(),
            new BlindSignatures(variant, RANDOM).verify(key.verificationKey(), prepared, signature),
            name + " as " + variant);
      }
    }
  }

  private static SigningKey key(Vectors vector) throws Exception {
    var p = vector.number("p");
    var q = vector.number("q");
    var d = vector.number("d");
    var one = BigInteger.ONE;
    var spec =
        new RSAPrivateCrtKeySpec(
            vector.number("n"),
            vector.number("e"),
            d,
            p,
            q,
            d.mod(p.subtract(one)),
            d.mod(q.subtract(one)),
            q.modInverse(p));
    return SigningKey.ofPkcs8(KeyFactory.getInstance("RSA").generatePrivate(spec).getEncoded());
  }

  @ParameterizedTest
  @EnumSource
  void signatureIsOfItsMessageAndKeyOnly(Variant variant) {
    var signatures = new BlindSignatures(variant, RANDOM);
    var prepared = signatures.prepare(MESSAGE);
    assertEquals(MESSAGE.length + variant.prefixLength(), prepared.length);
    var blinded = signatures.blind(PUBLIC, prepared);
    var blindSignature = signatures.blindSign(KEY, blinded.message());
    var signature = signatures.finish(PUBLIC, prepared, blindSignature, blinded.inverse());

    assertTrue(signatures.verify(PUBLIC, prepared, signature));
    assertFalse(signatures.verify(OTHER_KEY.verificationKey(), prepared, signature));
    assertFalse(signatures.verify(PUBLIC, blinded.message(), blindSignature));
    for (int at : new int[] {0, prepared.length - 1}) {
      assertFalse(signatures.verify(PUBLIC, changed(prepared, at), signature));
    }
    for (int at : new int[] {0, 1, signature.length / 2, signature.length - 1}) {
      assertFalse(signatures.verify(PUBLIC, prepared, changed(signature, at)));
    }
    assertFalse(signatures.verify(PUBLIC, prepared, new byte[0]));
    assertFalse(signatures.verify(PUBLIC, prepared, new byte[signature.length]));
    assertFalse(signatures.verify(PUBLIC, prepared, Arrays.copyOf(signature, 383)));
    assertFalse(signatures.verify(PUBLIC, prepared, Arrays.copyOf(signature, 385)));
    // The same number modulo n, under which a token would have a second signature.
    var twin = Octets.number(signature).add(PUBLIC.modulus());
    if (twin.bitLength() <= 3072) {
      assertFalse(signatures.verify(PUBLIC, prepared, Octets.of(twin, 384)));
    }
  }

  @Test
  void signerSeesNothingOfTheMessageAndTwoBlindingsAreUnlike() {
    var signatures = BlindSignatures.ofElections(RANDOM);
    var prepared = signatures.prepare(MESSAGE);
    var blinded = IntStream.range(0, 3).mapToObj(i -> signatures.blind(PUBLIC, prepared)).toList();
    assertNotEquals(blinded.get(0).inverse(), blinded.get(1).inverse());
    assertFalse(Arrays.equals(blinded.get(0).message(), blinded.get(1).message()));
    assertFalse(Arrays.equals(prepared, signatures.prepare(MESSAGE)));
  }

  @Test
  void sameBlindedMessageGetsTheSameAnswer() {
    var signatures = BlindSignatures.ofElections(RANDOM);
    var blinded = signatures.blind(PUBLIC, MESSAGE).message();
    assertArrayEquals(signatures.blindSign(KEY, blinded), signatures.blindSign(KEY, blinded));
  }

  @Test
  void signerRefusesWhatIsNoBlindedMessage() throws Exception {
    var signatures = BlindSignatures.ofElections(RANDOM);
    var n = PUBLIC.modulus();
    refused(Problem.WRONG_LENGTH, () -> signatures.blindSign(KEY, new byte[0]));
    refused(Problem.WRONG_LENGTH, () -> signatures.blindSign(KEY, new byte[383]));
    refused(Problem.WRONG_LENGTH, () -> signatures.blindSign(KEY, new byte[385]));
    refused(Problem.OUT_OF_RANGE, () -> signatures.blindSign(KEY, new byte[384]));
    refused(Problem.OUT_OF_RANGE, () -> signatures.blindSign(KEY, Octets.of(n, 384)));
    var ones = new byte[384];
    Arrays.fill(ones, (byte) 0xff);
    refused(Problem.OUT_OF_RANGE, () -> signatures.blindSign(KEY, ones));
    var last = n.subtract(BigInteger.ONE);
    assertEquals(384, signatures.blindSign(KEY, Octets.of(last, 384)).length);
    var vector = Vectors.of("vectors.json").getFirst();
    var factor = vector.octets("p");
    var known = key(vector);
    refused(
        Problem.NOT_COPRIME,
        () -> signatures.blindSign(known, Octets.of(Octets.number(factor), 512)));
  }

  @Test
  void unfitBlindingIsRefused() {
    var p = Vectors.of("vectors.json").getFirst();
    var modulus = p.number("n");
    var key = new VerificationKey(modulus, BigInteger.valueOf(65537));
    var random = new Told(new byte[48], Octets.of(p.number("p"), 512));
    refused(
        Problem.BLINDING_FAILED,
        () -> new BlindSignatures(Variant.PSS_DETERMINISTIC, random).blind(key, MESSAGE));
  }

  /** Zero and what is not below the modulus are thrown away, and the next is taken. */
  @Test
  void randomNumbersAreUniform() {
    var bound = BigInteger.valueOf(0x3ff);
    byte[][] said = {{0, 0}, {(byte) 0xff, (byte) 0xff}, {(byte) 0xfd, 0x12}};
    assertEquals(BigInteger.valueOf(0x112), Uniform.below(bound, new Told(said)));
  }

  @Test
  void signatureByAnotherKeyIsNotFinished() {
    var signatures = BlindSignatures.ofElections(RANDOM);
    var prepared = signatures.prepare(MESSAGE);
    var blinded = signatures.blind(PUBLIC, prepared);
    var answer = signatures.blindSign(KEY, blinded.message());
    refused(
        Problem.INVALID_SIGNATURE,
        () -> signatures.finish(PUBLIC, prepared, changed(answer, 383), blinded.inverse()));
    refused(
        Problem.INVALID_SIGNATURE,
        () -> signatures.finish(PUBLIC, MESSAGE, answer, blinded.inverse()));
    refused(
        Problem.INVALID_SIGNATURE,
        () -> signatures.finish(PUBLIC, prepared, answer, BigInteger.ONE));
    refused(
        Problem.WRONG_LENGTH,
        () -> signatures.finish(PUBLIC, prepared, Arrays.copyOf(answer, 383), blinded.inverse()));
  }

  private static byte[] changed(byte[] bytes, int at) {
    var changed = bytes.clone();
    changed[at] ^= 1;
    return changed;
  }

  static void refused(Problem problem, Executable work) {
    assertEquals(problem, assertThrows(CredentialException.class, work).problem());
  }
}
