package org.guildhall.people;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.Storable;
import org.guildhall.platform.UseCase;
import org.guildhall.platform.Visible;

/** Making, listing and revoking access tokens, and knowing them again. */
@UseCase
public class AccessTokenService {
  /** How many valid tokens one person may have; who needs more has lost sight of them. */
  public static final int MOST_VALID = 20;

  @Inject private People people;
  @Inject private AccessTokens tokens;
  @Inject private AccessTokenPolicy policy;
  @Inject private Clock clock;

  /** How long a token opens the door; none does for ever. */
  public enum Lifetime {
    WEEK(7),
    MONTH(30),
    QUARTER(90),
    YEAR(365);

    private final int days;

    Lifetime(int days) {
      this.days = days;
    }

    public int days() {
      return days;
    }
  }

  /** A token that was just made, and its text, which nobody can be shown again. */
  public record Made(AccessToken token, TokenSecret secret) {}

  /**
   * Makes a token for the actor's own programs.
   *
   * @throws BusinessException when he has {@link #MOST_VALID} already, or a valid one of that name
   */
  public Made make(
      Actor actor,
      @Visible @Storable @Size(max = AccessToken.NAME_MAX) String name,
      @NotNull AccessToken.Scope scope,
      @NotNull Lifetime lifetime) {
    var person = people.require(actor);
    policy.mayMake(person).orThrow();
    var now = clock.instant();
    var valid = tokens.of(person).stream().filter(token -> token.opens(now)).toList();
    if (valid.size() >= MOST_VALID) {
      throw new BusinessException("token.too-many", MOST_VALID);
    }
    // Also what a form that was sent twice runs into, instead of making a token nobody has seen.
    if (valid.stream().anyMatch(token -> token.name().equals(name.strip()))) {
      throw new BusinessException("token.taken", name.strip());
    }
    var secret = TokenSecret.random();
    var expiresAt = now.plus(Duration.ofDays(lifetime.days()));
    return new Made(
        tokens.add(new AccessToken(person, name, scope, secret, now, expiresAt)), secret);
  }

  /** The actor's own tokens, the latest first, also those that open nothing any more. */
  public List<AccessToken> mine(Actor actor) {
    return tokens.of(people.require(actor));
  }

  /**
   * Takes a token's power away at once; revoking it again changes nothing.
   *
   * @throws NotFoundException when there is no such token of his
   */
  public void revoke(Actor actor, long id) {
    var person = people.require(actor);
    var token = tokens.require(id);
    if (!policy.mayRevoke(person, token).isAllowed()) {
      throw new NotFoundException("access token", id);
    }
    token.revoke(clock.instant());
  }

  /**
   * The token with that text and its owner, if it opens the door now; and notes that it was used.
   * The one use case without an actor: it is how he is found out.
   */
  public Optional<AccessToken> recognise(@NotNull String text) {
    if (!TokenSecret.hasForm(text)) {
      return Optional.empty();
    }
    var now = clock.instant();
    var token = tokens.find(TokenSecret.of(text)).filter(found -> found.opens(now));
    token.ifPresent(found -> found.used(now));
    return token;
  }
}
