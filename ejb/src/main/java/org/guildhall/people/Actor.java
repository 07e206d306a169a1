package org.guildhall.people;

import java.util.Objects;
import java.util.Optional;

/**
 * Who asks for a use case: a person, an administrator of the server, or a person who is both.
 * Always the first parameter, so that jobs and tests need no session.
 *
 * @param id the person; null for an administrator whom the directory does not know
 * @param administrator whether the server's registry gives him the role {@code admin}
 */
public record Actor(PersonId id, boolean administrator) {
  public Actor {
    if (!administrator) {
      Objects.requireNonNull(id, "an actor is a person or an administrator");
    }
  }

  public static Actor of(PersonId person) {
    return new Actor(person, false);
  }

  /** The server itself, for what it does by itself at start. */
  public static Actor server() {
    return new Actor(null, true);
  }

  public Optional<PersonId> person() {
    return Optional.ofNullable(id);
  }
}
