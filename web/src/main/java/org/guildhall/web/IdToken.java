package org.guildhall.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.Subject;
import org.guildhall.people.NewcomerService;

/** The ID token by which the caller signed in at an OpenID Connect provider. */
final class IdToken {
  /**
   * Open Liberty keeps the token with the caller's subject, which Jakarta EE has no way to ask for
   * without a provider of Jakarta Authorization. By name, so that the EAR needs no class of one
   * server; another server signs out at the provider without the hint, and the provider asks back.
   */
  private static final String SUBJECTS_OF_LIBERTY = "com.ibm.websphere.security.auth.WSSubject";

  private IdToken() {}

  /**
   * What it says of the caller, whom the server has let in by it; of one who signed in otherwise,
   * nothing.
   */
  static NewcomerService.Claims claims() {
    var none = new NewcomerService.Claims(null, null, null);
    return ofCaller().flatMap(IdToken::content).map(IdToken::claims).orElse(none);
  }

  private static NewcomerService.Claims claims(JsonObject content) {
    return new NewcomerService.Claims(
        content.getString("given_name", null),
        content.getString("family_name", content.getString("name", null)),
        content.getString("email", null));
  }

  /** Its second part (RFC 7519, 3): the server has looked at the signature in the third. */
  private static Optional<JsonObject> content(String token) {
    var parts = token.split("\\.");
    if (parts.length < 2) {
      return Optional.empty();
    }
    try (var reader =
        Json.createReader(new ByteArrayInputStream(Base64.getUrlDecoder().decode(parts[1])))) {
      return Optional.of(reader.readObject());
    } catch (IllegalArgumentException | JsonException e) {
      return Optional.empty();
    }
  }

  static Optional<String> ofCaller() {
    try {
      var subject =
          (Subject)
              Class.forName(
                      SUBJECTS_OF_LIBERTY, true, Thread.currentThread().getContextClassLoader())
                  .getMethod("getCallerSubject")
                  .invoke(null);
      return subject == null ? Optional.empty() : in(subject);
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> in(Subject subject) {
    return subject.getPrivateCredentials(Map.class).stream()
        .map(credential -> credential.get("id_token"))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .findFirst();
  }
}
