package org.guildhall.community;

/**
 * A community as a list shows it.
 *
 * @param members how many active colleagues belong to it
 * @param joined whether the reader does: 1 or 0, as the query counts it
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
    long joined) {
  public boolean isMember() {
    return joined > 0;
  }

  public boolean isClosed() {
    return closedReason != null;
  }

  public boolean isForming() {
    return stage == Stage.FORMING;
  }
}
