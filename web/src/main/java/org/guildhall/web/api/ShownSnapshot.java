package org.guildhall.web.api;

import java.time.Instant;
import java.util.OptionalInt;
import org.guildhall.directory.Snapshot;

/**
 * What a directory said at one time, and what that changes.
 *
 * @param directory what it is called
 * @param state running while it is read or taken over; held, taken-over, refused, discarded, failed
 * @param percent 0 to 100; 100 only when nothing is left to do
 * @param digest SHA-256 of all that it says, in hexadecimal; null while it is read
 * @param complete whether it told of everyone who works here
 * @param colleagues how many people it tells of; while it is read, so far
 * @param workforce how many colleagues there were before
 * @param doubts how many of the problems somebody has to look at
 */
public record ShownSnapshot(
    long id,
    String directory,
    String state,
    int percent,
    Instant begunAt,
    Instant endedAt,
    String digest,
    boolean complete,
    long colleagues,
    long added,
    long changed,
    long back,
    long gone,
    long unchanged,
    long workforce,
    long problems,
    long doubts) {
  private static final int WHOLE = 100;

  static ShownSnapshot of(Snapshot one, OptionalInt percent) {
    boolean running = one.state() == Snapshot.State.READING || percent.isPresent();
    return new ShownSnapshot(
        one.id(),
        one.directory(),
        running ? "running" : JsonBody.word(one.state()),
        running ? percent.orElse(0) : WHOLE,
        one.begunAt(),
        one.endedAt().orElse(null),
        one.digest(),
        one.isComplete(),
        one.colleagues(),
        one.added(),
        one.altered(),
        one.back(),
        one.gone(),
        one.unchanged(),
        one.workforce(),
        one.problems(),
        one.doubts());
  }
}
