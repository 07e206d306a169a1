package org.guildhall.moderation;

import java.time.Instant;

/**
 * Something of moderation that concerns one person.
 *
 * @param id of the act, or of the post that is to be judged; of a desk how many posts wait there
 * @param slug of the community
 * @param at when it was decided, until when he is asked, or since when it waits
 */
public record Matter(Kind kind, long id, String community, String slug, Instant at) {
  /** What it is. */
  public enum Kind {
    /** Something was decided about one of his posts. */
    DECISION,
    /** The lot asks him to sit on a jury, or he sits on one and has not said what he finds. */
    JURY,
    /** The lot asks him to judge reports of another community. */
    NEIGHBOUR,
    /** Reports wait for him as a leader. */
    DESK
  }

  /** Of a row: the place of the kind, and all else. */
  static Matter of(Object... row) {
    return new Matter(
        Kind.values()[((Number) row[0]).intValue()],
        ((Number) row[1]).longValue(),
        (String) row[2],
        (String) row[3],
        (Instant) row[4]);
  }
}
