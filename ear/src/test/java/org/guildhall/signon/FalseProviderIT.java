package org.guildhall.signon;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What comes from the provider in a sign-in by OpenID Connect is asked whose it is, for whom, of
 * when and of which sign-in: OpenID Connect Core 1.0, 3.1.3.7.
 */
class FalseProviderIT {
  private static final String KEY = "first";
  private static final Duration LONG = Duration.ofHours(1);
  private static final String NAME = "Ada Moretti";

  private static FalseProvider provider;
  private static Certificate own;
  private static GuildhallServer server;

  @BeforeAll
  static void start() {
    provider = new FalseProvider();
    own = Certificate.make(Variant.folder("false-provider"), "guildhall");
    server =
        Variant.server(
            "sign-in-false-provider",
            own,
            List.of("sign-in-oidc", "production"),
            "",
            Map.of(
                "cert_defaultKeyStore", provider.certificate().pem().toString(),
                "GUILDHALL_PROVIDER_ORIGIN", provider.uri("").toString(),
                "GUILDHALL_OIDC_CLIENT_SECRET", "secret-of-guildhall"));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.close();
  }

  @BeforeEach
  void provideGoodTokens() {
    provideSigned(token -> token);
  }

  private static void provideSigned(Function<Token, Token> made) {
    provide(token -> made.apply(token).signed(KEY, provider.key().privateKey()));
  }

  private static void provide(Function<Token, String> idToken) {
    provider.answer(token -> FalseProvider.answer(idToken.apply(token)));
  }

  private static Colleague somebody() {
    return new Colleague(server, Certificate.trusting(List.of(provider.certificate(), own)));
  }

  /** That all others would be let in, but for what is wrong with them. */
  @Test
  void goodTokenLetsItsPersonIn() {
    assertTrue(somebody().isIn(NAME));
  }

  @Test
  void tokenOfAnotherPlaceTimeOrKeyLetsNobodyIn() {
    var strange = FalseProvider.key("strange");
    var good = provider.key().privateKey();
    var bad = new LinkedHashMap<String, Function<Token, String>>();
    bad.put("expired", token -> token.aged(LONG).signed(KEY, good));
    bad.put("never expires", token -> token.without("exp").signed(KEY, good));
    bad.put("of no time", token -> token.without("iat").signed(KEY, good));
    bad.put(
        "not good yet",
        token -> token.with("nbf", Instant.now().plus(LONG).getEpochSecond()).signed(KEY, good));
    bad.put("for another", token -> token.with("aud", "another-application").signed(KEY, good));
    bad.put(
        "got by another",
        token ->
            token
                .with("aud", List.of("guildhall", "another-application"))
                .with("azp", "another-application")
                .signed(KEY, good));
    bad.put("of another", token -> token.with("iss", "https://evil.example").signed(KEY, good));
    bad.put("of no issuer", token -> token.without("iss").signed(KEY, good));
    bad.put("of no subject", token -> token.without("sub").signed(KEY, good));
    bad.put("of nobody", token -> token.without("preferred_username").signed(KEY, good));
    bad.put("of another sign-in", token -> token.with("nonce", "another").signed(KEY, good));
    bad.put("of no sign-in", token -> token.without("nonce").signed(KEY, good));
    bad.put("of another key", token -> token.signed(KEY, strange.privateKey()));
    bad.put("of an unknown key", token -> token.signed("strange", strange.privateKey()));
    bad.put("unsigned", Token::unsigned);
    bad.put("signed by the public key", token -> token.signedBySecret(KEY, provider.key()));
    bad.put("changed", token -> changed(token.signed(KEY, good)));
    bad.put("no token", token -> "no token");
    assertAll(
        bad.entrySet().stream()
            .map(
                entry ->
                    () -> {
                      provide(entry.getValue());
                      letsNobodyIn(entry.getKey());
                    }));
    provideGoodTokens();
    assertTrue(somebody().isIn(NAME));
  }

  /** Its signature is that of what stood there before. */
  private static String changed(String token) {
    var parts = token.split("\\.");
    var other = new Token(Map.of("preferred_username", "farid")).unsigned().split("\\.");
    return parts[0] + "." + other[1] + "." + parts[2];
  }

  /** As one who got hold of the answer to another's sign-in would send it. */
  @Test
  void tokenOfAnEarlierSignInLetsNobodyInAgain() {
    var seen = new AtomicReference<String>();
    provide(
        token -> {
          seen.set(token.signed(KEY, provider.key().privateKey()));
          return seen.get();
        });
    assertTrue(somebody().isIn(NAME));
    provide(token -> seen.get());
    letsNobodyIn("replayed");
  }

  @Test
  void answerThatIsNoneLetsNobodyIn() {
    var bad =
        Map.of(
            "no answer", "",
            "no JSON", "<html>It works!</html>",
            "another JSON", "[]",
            "a refusal", "{\"error\": \"invalid_grant\"}",
            "no ID token", "{\"access_token\": \"a\", \"token_type\": \"Bearer\"}");
    bad.forEach(
        (what, answer) -> {
          provider.answer(token -> answer);
          letsNobodyIn(what);
        });
  }

  /** Whom no token that is good names is not made known by one that is not. */
  @Test
  void tokenThatIsRefusedMakesNobodyKnown() {
    provideSigned(token -> token.with("preferred_username", "mallory").aged(LONG));
    letsNobodyIn("expired");
    provideGoodTokens();
    var shown = somebody().open("/guildhall/person/show?name=mallory");
    assertEquals(404, shown.status(), shown::toString);
  }

  /** Providers change their keys without telling anybody. */
  @Test
  void keyThatTheProviderShowsLaterIsFound() {
    assertTrue(somebody().isIn(NAME));
    var second = FalseProvider.key("second");
    provider.show("second", second);
    provide(token -> token.signed("second", second.privateKey()));
    assertTrue(somebody().isIn(NAME));
  }

  private static void letsNobodyIn(String what) {
    var colleague = somebody();
    var page = colleague.open(Colleague.HOME);
    assertEquals(401, page.status(), () -> what + ": " + page);
    assertFalse(page.body().contains(NAME), () -> what + ": " + page);
    var next = colleague.openOnly(Colleague.HOME);
    assertEquals(302, next.status(), () -> what + ": " + next);
  }
}
