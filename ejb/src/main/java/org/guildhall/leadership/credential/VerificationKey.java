package org.guildhall.leadership.credential;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guildhall.leadership.credential.CredentialException.Problem;

/**
 * The public half of an election's key, which stands in its record: whoever has it can tell whether
 * a credential is of this election.
 *
 * <p>Written as a JWK (RFC 7517). A finished signature is an ordinary RSASSA-PSS one, so its {@code
 * alg} is PS384; its {@code kid} is the thumbprint of RFC 7638.
 */
public final class VerificationKey {
  public static final int FEWEST_BITS = 2048;
  public static final int MOST_BITS = 8192;
  private static final int MOST_EXPONENT_BITS = 33;
  private static final String TYPE = "RSA";
  private static final String ALGORITHM = "PS384";

  private static final String TEXT = "\"([^\"\\\\\\p{Cntrl}]*)\"";
  private static final Pattern MEMBER =
      Pattern.compile("\\s*" + TEXT + "\\s*:\\s*" + TEXT + "\\s*");
  private static final Pattern OBJECT =
      Pattern.compile("\\s*\\{(" + MEMBER + "(?:," + MEMBER + ")*+)\\}\\s*");

  private final BigInteger modulus;
  private final BigInteger exponent;

  VerificationKey(BigInteger modulus, BigInteger exponent) {
    require(modulus.bitLength() >= FEWEST_BITS && modulus.bitLength() <= MOST_BITS, "its length");
    require(modulus.testBit(0), "an even modulus");
    require(exponent.testBit(0) && exponent.compareTo(BigInteger.ONE) > 0, "its exponent");
    require(exponent.bitLength() <= MOST_EXPONENT_BITS, "its exponent");
    this.modulus = modulus;
    this.exponent = exponent;
  }

  /**
   * The key of a JWK that was read from JSON. Members without meaning here are left alone, as RFC
   * 7517 wants it; what does have one must fit.
   */
  public static VerificationKey ofJwk(Map<String, ?> jwk) {
    require(TYPE.equals(jwk.get("kty")), "kty");
    require(!jwk.containsKey("alg") || ALGORITHM.equals(jwk.get("alg")), "alg");
    require(!jwk.containsKey("use") || "sig".equals(jwk.get("use")), "use");
    var key = new VerificationKey(number(jwk, "n"), number(jwk, "e"));
    require(!jwk.containsKey("kid") || key.thumbprint().equals(jwk.get("kid")), "kid");
    return key;
  }

  /** The key of a JWK as {@link #json} writes it: one object whose members are texts. */
  public static VerificationKey ofJson(String json) {
    var object = OBJECT.matcher(json);
    require(object.matches(), "not an object of texts");
    var members = new LinkedHashMap<String, String>();
    var found = MEMBER.matcher(object.group(1));
    while (found.find()) {
      require(members.put(found.group(1), found.group(2)) == null, "a member twice");
    }
    return ofJwk(members);
  }

  /** Its members, in the order of their names, as canonical JSON has them. */
  public Map<String, String> jwk() {
    var jwk = new LinkedHashMap<String, String>();
    jwk.put("alg", ALGORITHM);
    jwk.put("e", Octets.base64url(Octets.minimal(exponent)));
    jwk.put("kid", thumbprint());
    jwk.put("kty", TYPE);
    jwk.put("n", Octets.base64url(Octets.minimal(modulus)));
    jwk.put("use", "sig");
    return jwk;
  }

  /** The JWK as canonical JSON (RFC 8785). */
  public String json() {
    return written(jwk());
  }

  /** By which the key is known: SHA-256 of its necessary members (RFC 7638). */
  public String thumbprint() {
    var needed = new LinkedHashMap<String, String>();
    needed.put("e", Octets.base64url(Octets.minimal(exponent)));
    needed.put("kty", TYPE);
    needed.put("n", Octets.base64url(Octets.minimal(modulus)));
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return Octets.base64url(sha.digest(written(needed).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  BigInteger modulus() {
    return modulus;
  }

  /** Length of the modulus, and so of every signature, in octets. */
  int octets() {
    return (modulus.bitLength() + 7) / 8;
  }

  /** RSAVP1: the public operation. */
  BigInteger raise(BigInteger number) {
    return number.modPow(exponent, modulus);
  }

  PublicKey forJdk() {
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    } catch (GeneralSecurityException e) {
      throw new CredentialException(Problem.BAD_KEY, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey key
        && key.modulus.equals(modulus)
        && key.exponent.equals(exponent);
  }

  @Override
  public int hashCode() {
    return modulus.hashCode();
  }

  @Override
  public String toString() {
    return thumbprint();
  }

  private static BigInteger number(Map<String, ?> jwk, String name) {
    require(jwk.get(name) instanceof String text && !text.isEmpty(), name);
    var octets = Octets.ofBase64url((String) jwk.get(name));
    require(octets[0] != 0, name);
    return Octets.number(octets);
  }

  /** JSON of texts that need no escapes. */
  private static String written(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> '"' + member.getKey() + "\":\"" + member.getValue() + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static void require(boolean fine, String what) {
    if (!fine) {
      throw new CredentialException(Problem.BAD_KEY, what);
    }
  }
}
