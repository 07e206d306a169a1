package org.guildhall.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The text of an access token: {@code guildhall_} and 256 random bits in Base64 for addresses (RFC
 * 4648, section 5), by which scanners of leaked secrets can know it.
 *
 * <p>Its digest is a plain SHA-256. A slow hash, as passwords need, makes guessing dear; nobody
 * guesses 256 random bits, however fast the hash, and this one is computed at every call.
 */
public final class TokenSecret {
  private static final String PREFIX = "guildhall_";
  private static final int BYTES = 32;
  private static final int ENDING = 4;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private TokenSecret(String text) {
    this.text = text;
  }

  static TokenSecret random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether that could be a token at all; what could not is not looked for. */
  static boolean hasForm(String text) {
    return FORM.matcher(text).matches();
  }

  static TokenSecret of(String text) {
    return new TokenSecret(text);
  }

  /** The token itself, which its owner sees once. */
  public String text() {
    return text;
  }

  String ending() {
    return text.substring(text.length() - ENDING);
  }

  /** SHA-256 of the text, 64 hexadecimal digits. */
  String digest() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Nothing of it: it must not come into a log by chance. */
  @Override
  public String toString() {
    return "an access token";
  }
}
