package org.guildhall.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.guildhall.privacy.Kept;
import org.guildhall.privacy.PersonalData;

/** What is kept of people in cards. */
@ApplicationScoped
class CardData implements PersonalData {
  @Override
  public List<Kept> kept() {
    return List.of(
        Kept.of("cards", "card", "owner_id", "t.id")
            .telling("question", "capturedAt", "reviewedAt", "reviewOn", "retiredAt", "retiredFor"),
        Kept.of("cards-written", "card", "writer_id", "t.id")
            .telling("question", "answer", "appliesTo", "writtenAt"),
        Kept.of("card-revisions", "card_revision", "writer_id", "t.id")
            .telling("question", "answer", "appliesTo", "writtenAt"),
        Kept.of("doubts", "doubt", "person_id", "t.id")
            .with("join card c on c.id = t.card_id")
            .tellingAs("question", "c.question")
            .telling("reason", "raisedAt", "settledAt"),
        Kept.of("declined-proposals", "declined_proposal", "personId", "t.postId")
            .with("join post p on p.id = t.postId join conversation c on c.id = p.conversation_id")
            .tellingAs("conversation", "c.title")
            .erased());
  }
}
