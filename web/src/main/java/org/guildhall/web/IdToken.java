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
  private IdToken() {}

  /** What it says of the caller, whom the server has let in by it; empty for all others. */
  static Optional<NewcomerService.Claims> claims() {
    return ofCaller().flatMap(IdToken::content).map(IdToken::claims);
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
    return CallerSubject.get().flatMap(IdToken::in);
  }

  private static Optional<String> in(Subject subject) {
    return subject.getPrivateCredentials(Map.class).stream()
        .map(credential -> credential.get("id_token"))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .findFirst();
  }
}
