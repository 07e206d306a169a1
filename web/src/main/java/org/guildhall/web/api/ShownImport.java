package org.guildhall.web.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.guildhall.importer.Import;
import org.guildhall.importer.ImportProblem;
import org.guildhall.web.Texts;

/**
 * An import, and how far it is.
 *
 * @param state waiting, running, done, failed or cancelled
 * @param stage what it does while it runs: scan, people, posts, late, comments or links
 * @param community slug of the community that it brings conversations into
 * @param source short name of the site
 * @param totalBytes size of the uploaded file
 * @param percent 0 to 100; 100 only when it is done
 * @param rowsRead rows of people, posts and comments that have been read
 * @param rowsTotal how many there are; 0 until they are counted
 * @param posts openings and replies that came in
 * @param people authors who were not known before
 * @param alreadyThere posts that had come in before
 * @param leftOut posts and comments that are in no conversation here
 * @param postsPerSecond since it began, without the time that it stood still
 * @param secondsWorked how long it has been worked on
 * @param secondsLeft how long it will take; null when nobody knows
 * @param reason why it failed, in the reader's language; null where it did not
 * @param problemCount how many rows or files could not be taken
 * @param problems the first 1,000 of these; null in lists, and where they were not asked for
 */
public record ShownImport(
    long id,
    String state,
    String stage,
    String community,
    String source,
    Instant receivedAt,
    Instant endedAt,
    long totalBytes,
    int percent,
    long rowsRead,
    long rowsTotal,
    long conversations,
    long posts,
    long people,
    long alreadyThere,
    long leftOut,
    long postsPerSecond,
    long secondsWorked,
    Long secondsLeft,
    String reason,
    long problemCount,
    List<ShownImportProblem> problems) {

  static ShownImport of(Import one, List<ImportProblem> problems, Texts texts) {
    return new ShownImport(
        one.id().value(),
        JsonBody.word(one.state()),
        JsonBody.word(one.stage()),
        one.community().slug(),
        one.source(),
        one.receivedAt(),
        one.endedAt().orElse(null),
        one.totalBytes(),
        one.percent(),
        one.doneRows(),
        one.totalRows(),
        one.conversations(),
        one.posts(),
        one.people(),
        one.alreadyThere(),
        one.leftOut(),
        one.postsPerSecond(),
        one.worked().toSeconds(),
        one.left().map(Duration::toSeconds).orElse(null),
        one.reason().map(reason -> texts.of(reason, one.reasonArguments())).orElse(null),
        one.problems(),
        problems == null
            ? null
            : problems.stream().map(problem -> ShownImportProblem.of(problem, texts)).toList());
  }
}
