package org.guildhall.signon;

import jakarta.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A JSON Web Token in the making, signed with the key of the provider or with another. */
record Token(Map<String, Object> claims) {
  private static final Duration GOOD_FOR = Duration.ofMinutes(2);

  /** Says that whom the provider names so has signed out there. */
  static Token ofSignOut(Keycloak keycloak, String subject) {
    var now = Instant.now().getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", keycloak.realm("").toString());
    claims.put("aud", "guildhall");
    claims.put("sub", subject);
    claims.put("iat", now);
    claims.put("exp", now + GOOD_FOR.toSeconds());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    return new Token(claims);
  }

  /** Says who signs in with it, as a provider at that address would say it to Guildhall alone. */
  static Token ofSignIn(URI issuer, String userName, String nonce) {
    var now = Instant.now().getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", issuer.toString());
    claims.put("aud", "guildhall");
    claims.put("sub", "subject-of-" + userName);
    claims.put("iat", now);
    claims.put("exp", now + GOOD_FOR.toSeconds());
    claims.put("nonce", nonce);
    claims.put("preferred_username", userName);
    return new Token(claims);
  }

  Token with(String claim, Object value) {
    var other = new LinkedHashMap<>(claims);
    other.put(claim, value);
    return new Token(other);
  }

  Token without(String claim) {
    var other = new LinkedHashMap<>(claims);
    other.remove(claim);
    return new Token(other);
  }

  /** The same as of so long ago. */
  Token aged(Duration age) {
    return with("iat", (long) claims.get("iat") - age.toSeconds())
        .with("exp", (long) claims.get("exp") - age.toSeconds());
  }

  String signed(String keyId, PrivateKey key) {
    var content =
        encoded(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId)) + "." + encoded(claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By a key that everybody may know, taken for a secret: RFC 8725, 2.1. */
  String signedBySecret(String keyId, Certificate key) {
    var content =
        encoded(Map.of("alg", "HS256", "typ", "JWT", "kid", keyId)) + "." + encoded(claims);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.certificate().getPublicKey().getEncoded(), "HmacSHA256"));
      return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As if nobody needed to sign anything. */
  String unsigned() {
    return encoded(Map.of("alg", "none")) + "." + encoded(claims) + ".";
  }

  private static String encoded(Map<String, ?> object) {
    var json = Json.createObjectBuilder(object).build().toString();
    return encoded(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
