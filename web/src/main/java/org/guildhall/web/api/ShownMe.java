package org.guildhall.web.api;

import java.time.Instant;
import java.util.List;
import org.guildhall.people.AccessToken;

/**
 * Who calls.
 *
 * @param name null for an administrator whom the directory does not know
 * @param signedInBy {@code session}, {@code access-token} or {@code demo}
 * @param token the access token that was shown; null when none was
 * @param communities those he belongs to
 */
public record ShownMe(
    String userName,
    String name,
    boolean administrator,
    String signedInBy,
    Token token,
    List<ShownCommunity> communities) {

  /** An access token, without what would make it one. */
  public record Token(String name, String scope, Instant expiresAt) {
    static Token of(AccessToken token) {
      return new Token(token.name(), JsonBody.word(token.scope()), token.expiresAt());
    }
  }
}
