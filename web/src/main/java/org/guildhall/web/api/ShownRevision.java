package org.guildhall.web.api;

import java.time.Instant;
import org.guildhall.knowledge.CardRevision;

/**
 * What a card said before.
 *
 * @param writtenAt when this was written, not when it was replaced
 */
public record ShownRevision(
    String question, String answerMarkdown, String appliesTo, ShownName writer, Instant writtenAt) {

  static ShownRevision of(CardRevision revision) {
    return new ShownRevision(
        revision.question(),
        revision.answer(),
        revision.appliesTo(),
        ShownName.of(revision.writer()),
        revision.writtenAt());
  }
}
