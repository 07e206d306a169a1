package org.guildhall.community;

/**
 * A community as a list shows it.
 *
 * @param members how many active colleagues belong to it
 * @param role the reader's; null when he does not belong to it
 */
public record CommunitySummary(
    long id,
    String slug,
    Facet facet,
    String criterion,
    String name,
    String purpose,
    Stage stage,
    String closedReason,
    long members,
    Role role) {
  public boolean isMember() {
    return role != null;
  }

  public boolean isClosed() {
    return closedReason != null;
  }

  public boolean isForming() {
    return stage == Stage.FORMING;
  }
}
