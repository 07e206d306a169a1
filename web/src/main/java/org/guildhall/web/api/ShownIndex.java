package org.guildhall.web.api;

import java.time.Duration;
import java.time.Instant;
import org.guildhall.search.SearchStatus;

/**
 * How the search index is.
 *
 * @param state one of: ready, building, ill
 * @param entries how many a search sees now
 * @param waiting how much news is not in the index yet
 * @param percent how far it is built
 * @param built how many entries the present or last building has brought in
 * @param toBuild of how many
 * @param secondsWorked how long that has taken so far
 * @param secondsLeft how much longer it will take; null where nothing tells
 * @param lastCommit when changes were last made durable; null if none ever were
 * @param problem what went wrong last and has not gone well since, or null
 */
public record ShownIndex(
    String state,
    int entries,
    long waiting,
    int percent,
    long built,
    long toBuild,
    long secondsWorked,
    Long secondsLeft,
    Instant lastCommit,
    String problem) {

  static ShownIndex of(SearchStatus status) {
    return new ShownIndex(
        state(status),
        status.documents(),
        status.waiting(),
        status.percent(),
        status.built(),
        status.toBuild(),
        status.worked().toSeconds(),
        status.left().map(Duration::toSeconds).orElse(null),
        status.lastCommit(),
        status.problem());
  }

  private static String state(SearchStatus status) {
    if (status.building()) {
      return "building";
    }
    return status.ready() ? "ready" : "ill";
  }
}
