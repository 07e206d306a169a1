package org.guildhall.web.scim;

import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.guildhall.people.PersonId;

/** Ids as clients send them, and versions as they are told. */
final class ScimIds {
  /** No person has it. */
  static final PersonId NOBODY = new PersonId(0);

  private ScimIds() {}

  /** Empty for what is no id of ours. */
  static Optional<PersonId> person(String id) {
    return number(id).map(PersonId::new);
  }

  /** The same with the version of what it says: the same words have the same. */
  static <T extends ResourceNode> T versioned(T resource) {
    var digest = sha256(resource.toString());
    var meta = new Meta();
    meta.setVersion(ETag.builder().weak(true).tag(digest).build());
    resource.setMeta(meta);
    return resource;
  }

  private static String sha256(String text) {
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Optional<Long> number(String id) {
    return id.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
  }
}
