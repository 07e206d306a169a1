package org.guildhall.web.api;

import java.time.Instant;
import java.util.List;
import org.guildhall.moderation.Act;
import org.guildhall.moderation.Appeal;
import org.guildhall.moderation.Juror;

/**
 * What was decided about a post, for its author and its jury.
 *
 * @param words of who decided, to the author; null: none
 * @param appeal null: there is none
 */
public record ShownDecision(
    ShownAct act, long post, String bodyMarkdown, String words, Appealed appeal) {

  /**
   * An appeal.
   *
   * @param closesAt until when the jury decides; null: it is not complete
   * @param verdict null: it has not decided
   * @param findings of the jurors, without their names, once it has decided
   */
  public record Appealed(
      String reason, Instant madeAt, Instant closesAt, String verdict, List<Found> findings) {}

  /** What a juror finds. */
  public record Found(boolean upholds, String reason) {}

  static ShownDecision of(Act act, Appeal appeal, List<Juror> findings) {
    return new ShownDecision(
        ShownAct.of(act),
        act.post().id().value(),
        act.post().body(),
        act.words().orElse(null),
        appeal == null ? null : appealed(appeal, findings));
  }

  private static Appealed appealed(Appeal appeal, List<Juror> findings) {
    return new Appealed(
        appeal.reason(),
        appeal.madeAt(),
        appeal.closesAt().orElse(null),
        appeal.verdict().map(JsonBody::word).orElse(null),
        findings.stream()
            .map(juror -> new Found(juror.upholds().orElseThrow(), juror.reason()))
            .toList());
  }
}
