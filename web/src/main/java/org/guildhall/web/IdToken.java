package org.guildhall.web;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.Subject;

/** The ID token by which the caller signed in at an OpenID Connect provider. */
final class IdToken {
  /**
   * Open Liberty keeps the token with the caller's subject, which Jakarta EE has no way to ask for
   * without a provider of Jakarta Authorization. By name, so that the EAR needs no class of one
   * server; another server signs out at the provider without the hint, and the provider asks back.
   */
  private static final String SUBJECTS_OF_LIBERTY = "com.ibm.websphere.security.auth.WSSubject";

  private IdToken() {}

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
