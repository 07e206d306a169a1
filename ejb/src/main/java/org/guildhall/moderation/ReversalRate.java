package org.guildhall.moderation;

import org.guildhall.people.Person;

/**
 * How often a jury reversed what a leader decided.
 *
 * @param decided how many of his acts in the community could be appealed against
 * @param reversed how many of those a jury reversed
 */
public record ReversalRate(Person leader, long decided, long reversed) {
  /**
   * @param counted the id of the leader, and both numbers; null: he has decided nothing
   */
  static ReversalRate of(Person leader, Object... counted) {
    return counted == null
        ? new ReversalRate(leader, 0, 0)
        : new ReversalRate(
            leader, ((Number) counted[1]).longValue(), ((Number) counted[2]).longValue());
  }
}
