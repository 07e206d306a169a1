package org.guildhall.knowledge;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A card in a list.
 *
 * @param post from which it was captured
 * @param appliesTo empty when it does not say
 * @param doubts how many people say that it is no longer true
 * @param retiredAt null while it is held to be true
 */
public record CardSummary(
    long id,
    long post,
    String question,
    String appliesTo,
    String communitySlug,
    String communityName,
    String ownerUserName,
    String ownerGivenName,
    String ownerFamilyName,
    Instant reviewedAt,
    LocalDate reviewOn,
    long doubts,
    Instant retiredAt) {

  public String ownerName() {
    return (ownerGivenName + " " + ownerFamilyName).strip();
  }

  public boolean isDoubted() {
    return doubts > 0;
  }

  public boolean isRetired() {
    return retiredAt != null;
  }
}
