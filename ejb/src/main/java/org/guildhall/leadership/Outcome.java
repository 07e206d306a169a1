package org.guildhall.leadership;

/** What came of an election. */
public enum Outcome {
  /** Winners with the support that is asked for. */
  ELECTED,
  /** Winners whom too few ranked, twice: they lead for a while, and the election is repeated. */
  PROVISIONAL,
  /** The voters preferred to reopen nominations. */
  REOPENED,
  /** Nobody stood, not even after the nominations went on; or nobody who stood still may. */
  NOBODY,
  /** A recall after which the leader stays. */
  RETAINED,
  /** A recall after which he goes. */
  RECALLED,
  /** A protest was upheld. */
  PROTESTED,
  /** What is needed to open the box is gone. */
  BOX_LOST,
  /** What it was held for is no longer so: a recalled leader went by himself. */
  POINTLESS
}
