package org.guildhall.importer;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.guildhall.people.Person;

/**
 * Who wrote a post of a dump, as a person of ours.
 *
 * <p>User names start with the source, so that no two sources share a person. An account is named
 * by its number; where the account is gone, by the name it left; where that is gone too, all such
 * posts of the source have one author.
 *
 * @param source short name of the dump
 */
record Authors(String source) {
  private static final String NOBODY = "Former member";

  /**
   * @param name what to call him if he is new
   */
  record Author(String userName, String name) {}

  Author of(Long ownerId, String ownerName) {
    return new Author(userName(ownerId, ownerName), called(ownerId, ownerName));
  }

  /**
   * @param ownerId the account; null where it is gone
   * @param ownerName the name it left; may be null
   */
  String userName(Long ownerId, String ownerName) {
    if (ownerId != null) {
      return source + "-" + ownerId;
    }
    if (isBlank(ownerName)) {
      return source + "-former";
    }
    // A name may be of any script and length, and "47" is one too.
    var name = ownerName.strip().getBytes(StandardCharsets.UTF_8);
    return source + "-former-" + UUID.nameUUIDFromBytes(name);
  }

  /** As odd as the author chose it, but not longer than a name may be. */
  static String called(Long id, String name) {
    var shown = isBlank(name) ? id == null ? NOBODY : "user" + id : name.strip();
    return Shortened.to(Person.NAME_MAX, shown);
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
