package org.guildhall.directory;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A source of people: a file, an LDAP server, a personnel system. A firm's plugin implements it as
 * an {@code ApplicationScoped} bean, and is then read as often as it says.
 *
 * @since 0.1
 */
public interface Directory {
  /**
   * What it is called, in the console and for each person whom it named last: lower case letters,
   * digits and hyphens, at most 40, and never another. A directory that names everybody lets leave
   * only those whom it had named itself.
   */
  String name();

  /** Whether the firm has set it up; one that is off is not read. */
  default boolean isOn() {
    return true;
  }

  /**
   * Reads it once, from its first person to its last, and hands each on as soon as he is known:
   * whoever listens keeps none of them in memory.
   *
   * @param mark what the last reading that was taken over told to remember; empty for a reading of
   *     everybody
   * @throws DirectoryException when it cannot be read; then nothing of it is taken over
   */
  Reading read(Optional<String> mark, Consumer<Told> to);

  /**
   * One thing that a directory tells: of a person, or of something that is wrong with what it has.
   */
  sealed interface Told permits DirectoryRow, Problem {}

  /**
   * What a reading was.
   *
   * @param complete whether it told of everyone who works here, so that whoever was not told of has
   *     left the firm
   * @param mark what to remember for the next reading, at most 200 characters; null for nothing
   */
  record Reading(boolean complete, String mark) {}
}
