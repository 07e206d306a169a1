package org.guildhall.web.scim;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** By which token a provisioning client comes in; without one there is no such door. */
@ApplicationScoped
class ScimSettings {
  /** In characters: what cannot be guessed in the time that there is. */
  private static final int SHORTEST = 32;

  /** Two, so that a token can be changed without a gap. */
  @Inject
  @ConfigProperty(name = "guildhall.scim.tokens")
  private Optional<List<String>> tokens;

  @PostConstruct
  void check() {
    if (tokens().stream().anyMatch(token -> token.length() < SHORTEST)) {
      throw new IllegalStateException(
          "guildhall.scim.tokens: a token has at least " + SHORTEST + " characters");
    }
  }

  boolean isOn() {
    return !tokens().isEmpty();
  }

  /** Compares with each in the same time, however much of it is right. */
  boolean isToken(String shown) {
    var bytes = shown.getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (var token : tokens()) {
      found |= MessageDigest.isEqual(bytes, token.getBytes(StandardCharsets.UTF_8));
    }
    return found;
  }

  private List<String> tokens() {
    return tokens.orElse(List.of()).stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
  }
}
