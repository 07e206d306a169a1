package org.guildhall.people;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks for a use case: a person, an administrator of the server, or a person who is both.
 * Always the first parameter, so that jobs and tests need no session.
 *
 * @param id the person; null for an administrator whom the directory does not know
 * @param administrator whether the server's registry gives him the role {@code admin}
 * @param offices for which he answers, as the server's registry has it
 */
public record Actor(PersonId id, boolean administrator, Set<Office> offices) {
  public Actor {
    if (!administrator) {
      Objects.requireNonNull(id, "an actor is a person or an administrator");
    }
    offices = Set.copyOf(offices);
  }

  /** One who answers for no office. */
  public Actor(PersonId id, boolean administrator) {
    this(id, administrator, Set.of());
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
