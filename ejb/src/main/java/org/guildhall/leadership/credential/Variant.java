package org.guildhall.leadership.credential;

/**
 * The four named variants of RFC 9474, section 5. Guildhall uses {@link #PSS_RANDOMIZED}, the one
 * that the RFC recommends: it stays blind even where the signer chose its key in bad faith.
 */
public enum Variant {
  PSS_RANDOMIZED("RSABSSA-SHA384-PSS-Randomized", 48, 32),
  PSSZERO_RANDOMIZED("RSABSSA-SHA384-PSSZERO-Randomized", 0, 32),
  PSS_DETERMINISTIC("RSABSSA-SHA384-PSS-Deterministic", 48, 0),
  PSSZERO_DETERMINISTIC("RSABSSA-SHA384-PSSZERO-Deterministic", 0, 0);

  private final String label;
  private final int saltLength;
  private final int prefixLength;

  Variant(String label, int saltLength, int prefixLength) {
    this.label = label;
    this.saltLength = saltLength;
    this.prefixLength = prefixLength;
  }

  /** Its name in the RFC. */
  public String label() {
    return label;
  }

  /** How many random bytes salt the encoding of a message. */
  int saltLength() {
    return saltLength;
  }

  /** How many random bytes are put before a message. */
  int prefixLength() {
    return prefixLength;
  }
}
