package org.guildhall.people;

/** For whom in the firm somebody answers; the server's registry says so by a role of that name. */
public enum Office {
  /** Human resources: role {@code hr}. */
  HR,
  /** Data protection: role {@code privacy}. */
  PRIVACY;

  /** The office that must agree to what this one asks for. */
  public Office other() {
    return this == HR ? PRIVACY : HR;
  }
}
