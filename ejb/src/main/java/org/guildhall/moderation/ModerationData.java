package org.guildhall.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.guildhall.privacy.Kept;
import org.guildhall.privacy.PersonalData;

/**
 * What is kept of people in moderation. Who reported somebody, and who judged him, is not his to
 * know.
 */
@ApplicationScoped
class ModerationData implements PersonalData {
  @Override
  public List<Kept> kept() {
    return List.of(
        Kept.of("acts", "act", "author_id", "t.id")
            .with("join community c on c.id = t.community_id")
            .tellingAs("community", "c.name")
            .telling("outcome", "words", "legalReason", "decidedAt", "reversedAt")
            .saying("outcome", "outcome.")
            .saying("legalReason", "legal."),
        Kept.of("acts-judged", "act_judge", "personId", "t.act_id")
            .with("join act a on a.id = t.act_id join community c on c.id = a.community_id")
            .tellingAs("community", "c.name")
            .tellingAs("outcome", "a.outcome")
            .tellingAs("decidedAt", "a.decidedAt")
            .saying("outcome", "outcome."),
        Kept.of("reports-made", "report", "reporter_id", "t.id")
            .with("join post p on p.id = t.post_id join conversation c on c.id = p.conversation_id")
            .tellingAs("conversation", "c.title")
            .telling("note", "reportedAt"),
        Kept.of("neighbours", "neighbour", "person_id", "t.id")
            .with("join post p on p.id = t.post_id join conversation c on c.id = p.conversation_id")
            .tellingAs("conversation", "c.title")
            .telling("askedAt", "outcome", "words")
            .saying("outcome", "outcome."),
        Kept.where(
                "appeals",
                "appeal",
                "t.act_id in (select id from act where author_id = ?1)",
                "t.id")
            .telling("reason", "madeAt", "outcome", "decidedAt")
            .saying("outcome", "jury.verdict."),
        Kept.of("juries", "juror", "person_id", "t.id")
            .telling("askedAt", "willing", "upholds", "reason"),
        Kept.of("take-downs", "take_down", "asker_id", "t.id")
            .with("join post p on p.id = t.post_id join conversation c on c.id = p.conversation_id")
            .tellingAs("conversation", "c.title")
            .telling("reason", "askedAs", "askedAt")
            .saying("reason", "legal.")
            .saying("askedAs", "kept.office."),
        Kept.of("take-downs-answered", "take_down", "answerer_id", "t.id")
            .with("join post p on p.id = t.post_id join conversation c on c.id = p.conversation_id")
            .tellingAs("conversation", "c.title")
            .telling("agreed", "answeredAt"),
        Kept.of("code-proposals", "code_proposal", "proposer_id", "t.id")
            .with("join community c on c.id = t.community_id")
            .tellingAs("community", "c.name")
            .telling("text", "reason", "openedAt", "adopted"),
        Kept.of("code-votes", "code_vote", "personId", "t.proposalId")
            .with(
                "join code_proposal p on p.id = t.proposalId join community c on c.id = p.community_id")
            .tellingAs("community", "c.name")
            .tellingAs("text", "p.text")
            .telling("agrees"));
  }
}
