package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.guildhall.platform.Submission;
import org.guildhall.platform.Submissions;
import org.guildhall.web.Problem;
import org.guildhall.web.Visitor;

/**
 * Makes what a call asks for, once for each {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header): a key is its sender's own, and for one address.
 */
@ApplicationScoped
class Creation {
  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

  @Inject private Visitor visitor;
  @Inject private Submissions submissions;
  @Inject private Whole whole;

  /**
   * How something is made, and found again.
   *
   * @param making makes it, as a part of a transaction that has begun
   * @param name what names it, at most 100 characters
   * @param again finds it by that
   */
  record Way<T>(Supplier<T> making, Function<T, String> name, Function<String, T> again) {}

  /**
   * Makes it, or finds what the same call made before.
   *
   * @param key what the call carries; null: every call makes something
   * @param address where the call went
   * @param content all that it says
   */
  <T> T once(String key, String address, String content, Way<T> way) {
    if (key == null) {
      return whole.of(way.making);
    }
    if (!KEY.matcher(key).matches()) {
      throw Problem.of(400, "problem.headers").at("Idempotency-Key", "problem.header.key").thrown();
    }
    var sender = visitor.require().id().value();
    var name = new Submission.Key(sender, digest(address + ' ' + key));
    var said = digest(content);
    try {
      return submissions.make(name, said, way.making, way.name);
    } catch (RuntimeException e) {
      // Whatever was in the way: if the call was answered before, it is answered so again.
      return submissions.made(name, said).map(way.again).orElseThrow(() -> e);
    }
  }

  /** All fields of a body as one text, in which nothing runs into its neighbour. */
  static String content(Object... fields) {
    var content = new StringBuilder();
    for (var field : fields) {
      var text = Objects.toString(field);
      content.append(text.length()).append(':').append(text);
    }
    return content.toString();
  }

  static String digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
