package org.guildhall.importer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.guildhall.importer.StackExchangeDump.Post;
import org.guildhall.people.Person;

/**
 * Who wrote a post of a dump, as a person of ours.
 *
 * <p>User names start with the source, so that no two sources share a person. An account is named
 * by its number; where the account is gone, by the name it left; where that is gone too, all such
 * posts of the source have one author.
 *
 * @param source short name of the dump
 * @param names display names by account number
 */
record Authors(String source, Map<Long, String> names) {
  private static final String NOBODY = "Former member";

  String userName(Post post) {
    if (post.ownerId() != null) {
      return source + "-" + post.ownerId();
    }
    if (isBlank(post.ownerName())) {
      return source + "-former";
    }
    // A name may be of any script and length, and "47" is one too.
    var name = post.ownerName().strip().getBytes(StandardCharsets.UTF_8);
    return source + "-former-" + UUID.nameUUIDFromBytes(name);
  }

  /** As odd as the author chose it, but not longer than a name may be. */
  String displayName(Post post) {
    var name = post.ownerId() == null ? null : names.get(post.ownerId());
    if (isBlank(name)) {
      name = post.ownerName();
    }
    if (isBlank(name)) {
      name = post.ownerId() == null ? NOBODY : "user" + post.ownerId();
    }
    return Shortened.to(Person.NAME_MAX, name.strip());
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
