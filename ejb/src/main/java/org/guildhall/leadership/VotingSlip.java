package org.guildhall.leadership;

/**
 * What a voter keeps of his vote: with what he may vote again, and by what he finds his ballot in
 * the list of the closed box. It says nothing of his ranking.
 *
 * @param token base64url
 * @param signature base64url
 */
public record VotingSlip(String token, String signature, String trackingCode) {
  /** Nothing of it: it must not come into a log by chance. */
  @Override
  public String toString() {
    return "a voting slip";
  }
}
