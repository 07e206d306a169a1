package org.guildhall.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.guildhall.leadership.credential.Credential;
import org.guildhall.leadership.credential.SigningKey;
import org.guildhall.leadership.credential.VerificationKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The browser's half of a blind signature: against the vectors of RFC 9474, and together with the
 * server's half. Needs a Chromium, and no server.
 */
@ExtendWith(Stories.class)
class CredentialScriptStory {
  private static final String MODULE = "credential.js";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey KEY = SigningKey.generate(RANDOM);
  private static final VerificationKey PUBLIC = KEY.verificationKey();

  private static final String BEGIN = "(m, jwk) => m.begin(jwk)";

  /** The state goes through JSON, as it does when the browser is closed in between. */
  private static final String FINISH =
      """
      async (m, [jwk, state, answer]) => {
        try { return await m.finish(jwk, JSON.parse(JSON.stringify(state)), answer); }
        catch (error) {
          if (!(error instanceof m.CredentialError)) throw error;
          return { problem: error.problem };
        }
      }
      """;

  private static final String VECTORS =
      """
      async (m, text) => {
        const bytes = (digits) => {
          const even = digits.replace(/^0x/, "");
          return Uint8Array.from((even.length % 2 ? "0" + even : even).match(/../g) ?? [], (pair) => parseInt(pair, 16));
        };
        const number = (digits) => BigInt(digits);
        const power = (base, exponent, modulus) => {
          let [result, square] = [1n, base];
          for (let left = exponent; left; left >>= 1n) {
            if (left & 1n) result = (result * square) % modulus;
            square = (square * square) % modulus;
          }
          return result;
        };
        const failed = [];
        const same = (what, vector, got, expected) => {
          if (got.length !== expected.length || got.some((byte, i) => byte !== expected[i])) failed.push(`${vector.name}: ${what}`);
        };
        for (const vector of JSON.parse(text)) {
          const [p, q, n] = [vector.p, vector.q, vector.n].map(number);
          const key = m.keyOf({ kty: "RSA", n: m.toText(bytes(vector.n)), e: m.toText(bytes(vector.e)) });
          const prepared = bytes(vector.input_msg);
          const salt = bytes(vector.salt);
          if (vector.encoded_msg) same("encoded", vector, await m.encode(prepared, salt, key.bits - 1), bytes(vector.encoded_msg));
          // The random number is what inv is the inverse of: its power by the order of the group, less one.
          const undo = number(vector.inv);
          const crt = (f) => {
            const [x, y] = [f(p), f(q)];
            return (x + p * (((y - x % q + q) * power(p % q, q - 2n, q)) % q)) % n;
          };
          const factor = crt((prime) => power(undo % prime, prime - 2n, prime));
          const made = await m.blind(key, prepared, salt, factor);
          same("blinded", vector, made.blinded, bytes(vector.blinded_msg));
          if (made.inverse !== undo) failed.push(`${vector.name}: inverse`);
          const signature = await m.finalize(key, prepared, bytes(vector.blind_sig), undo, salt.length);
          same("signature", vector, signature, bytes(vector.sig));
          if (!(await m.verify(key, prepared, signature, salt.length))) failed.push(`${vector.name}: verify`);
          if (await m.verify(key, prepared, signature, 48 - salt.length)) failed.push(`${vector.name}: other salt`);
          for (const at of [0, 1, 255, 511]) {
            const changed = signature.slice();
            changed[at] ^= 1;
            if (await m.verify(key, prepared, changed, salt.length)) failed.push(`${vector.name}: changed at ${at}`);
          }
        }
        return failed;
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {ScriptWindow.SECURE, ScriptWindow.PLAIN})
  void givesWhatTheRfcGives(String origin, Browser browser) {
    var vectors = ScriptWindow.fixture("rfc9474/vectors.json");
    try (var window = ScriptWindow.empty(browser, origin)) {
      assertEquals(
          origin.equals(ScriptWindow.SECURE), window.page().evaluate("Boolean(crypto.subtle)"));
      assertEquals(List.of(), window.run(MODULE, VECTORS, vectors));
    }
  }

  @Test
  void encodesAsTheVectorOfPss(Browser browser) {
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      var encoded =
          window.run(
              MODULE,
              """
              async (m, text) => {
                const vector = JSON.parse(text);
                const bytes = (digits) => Uint8Array.from(digits.match(/../g), (pair) => parseInt(pair, 16));
                const sha1 = async (message) => new Uint8Array(await crypto.subtle.digest("SHA-1", message));
                const bits = vector.expected.length * 4 - 1;
                return m.toText(await m.encode(bytes(vector.msg), bytes(vector.salt), bits, sha1)) === m.toText(bytes(vector.expected));
              }
              """,
              ScriptWindow.fixture("rfc9474/emsa-pss.json"));
      assertEquals(true, encoded);
    }
  }

  @Test
  void ownHashIsTheBrowsersHash(Browser browser) {
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      var wrong =
          window.run(
              MODULE,
              """
              async (m) => {
                const wrong = [];
                for (const length of [0, 1, 63, 64, 110, 111, 112, 127, 128, 129, 239, 240, 1000]) {
                  const message = crypto.getRandomValues(new Uint8Array(length));
                  const right = new Uint8Array(await crypto.subtle.digest("SHA-384", message));
                  if (m.toText(m.ownSha384(message)) !== m.toText(right)) wrong.push(length);
                }
                return wrong;
              }
              """,
              "");
      assertEquals(List.of(), wrong);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ScriptWindow.SECURE, ScriptWindow.PLAIN})
  void whatTheServerSignedBlindlyTheServerKnowsAgain(String origin, Browser browser) {
    try (var window = ScriptWindow.empty(browser, origin)) {
      var begun = texts(window.run(MODULE, BEGIN, PUBLIC.jwk()));
      var answer = Credential.sign(KEY, (String) begun.get("blinded"), RANDOM);
      assertEquals(answer, Credential.sign(KEY, (String) begun.get("blinded"), RANDOM));
      var finished = finish(window, PUBLIC, begun.get("state"), answer);
      assertEquals(begun.get("token"), finished.get("token"));
      var credential =
          Credential.of((String) finished.get("token"), (String) finished.get("signature"));
      assertTrue(credential.isSignedBy(PUBLIC));
      assertFalse(credential.isSignedBy(SigningKey.generate(RANDOM).verificationKey()));

      var again = texts(window.run(MODULE, BEGIN, PUBLIC.jwk()));
      assertNotEquals(begun.get("token"), again.get("token"));
      assertNotEquals(begun.get("blinded"), again.get("blinded"));
    }
  }

  @Test
  void whatIsNoSignatureIsNotTaken(Browser browser) {
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      var begun = texts(window.run(MODULE, BEGIN, PUBLIC.jwk()));
      var state = begun.get("state");
      var blinded = (String) begun.get("blinded");
      var other = SigningKey.generate(RANDOM);
      var answer = Credential.sign(KEY, blinded, RANDOM);
      assertEquals("invalid-signature", finish(window, PUBLIC, state, blinded).get("problem"));
      assertEquals(
          "other-key", finish(window, other.verificationKey(), state, answer).get("problem"));
      for (var text : List.of(answer + "=", answer + "\n", "ä", answer.replace('-', '+') + "+")) {
        assertEquals("not-base64url", finish(window, PUBLIC, state, text).get("problem"), text);
      }
      assertEquals("wrong-length", finish(window, PUBLIC, state, "").get("problem"));
      assertEquals("wrong-length", finish(window, PUBLIC, state, answer + "AAAA").get("problem"));
      assertEquals(null, finish(window, PUBLIC, state, answer).get("problem"));
    }
  }

  /** A key that is none might let the server see through the blinding. */
  @Test
  void unusableKeysAreRefused(Browser browser) {
    var jwk = PUBLIC.jwk();
    try (var window = ScriptWindow.empty(browser, ScriptWindow.SECURE)) {
      for (var wrong :
          List.of(
              Map.of("kty", "EC"),
              Map.of("kty", "RSA", "n", jwk.get("n"), "e", "Ag"),
              Map.of("kty", "RSA", "n", jwk.get("n"), "e", "AQ"),
              Map.of("kty", "RSA", "n", jwk.get("n"), "e", jwk.get("n")),
              Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB"),
              Map.of("kty", "RSA", "alg", "RS256", "n", jwk.get("n"), "e", "AQAB"))) {
        var problem =
            window.run(
                MODULE,
                "(m, jwk) => m.begin(jwk).then(() => null, (error) => error.problem)",
                wrong);
        assertEquals("bad-key", problem, wrong.toString());
      }
    }
  }

  private static Map<?, ?> finish(
      ScriptWindow window, VerificationKey key, Object state, String answer) {
    return texts(window.run(MODULE, FINISH, List.of(key.jwk(), state, answer)));
  }

  private static Map<?, ?> texts(Object object) {
    return (Map<?, ?>) object;
  }
}
