package org.guildhall.community;

/** Names a community. */
public record CommunityId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
