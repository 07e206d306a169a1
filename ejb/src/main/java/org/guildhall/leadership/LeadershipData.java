package org.guildhall.leadership;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.guildhall.privacy.Kept;
import org.guildhall.privacy.PersonalData;

/** What is kept of people in elections and terms. How somebody voted is not: nobody can know it. */
@ApplicationScoped
class LeadershipData implements PersonalData {
  @Override
  public List<Kept> kept() {
    return List.of(
        Kept.of("candidacies", "candidacy", "person_id", "t.id")
            .with(
                "join election e on e.id = t.election_id join community c on c.id = e.community_id")
            .tellingAs("community", "c.name")
            .telling("statement", "declaredAt", "struckFor")
            .saying("struckFor", ""),
        Kept.where(
                "promises",
                "promise",
                "t.candidacy_id in (select id from candidacy where person_id = ?1)",
                "t.id")
            .telling("text", "dueOn"),
        Kept.of("promises-judged", "promise_judgement", "personId", "t.promiseId")
            .with("join promise p on p.id = t.promiseId")
            .tellingAs("text", "p.text")
            .telling("kept"),
        Kept.of("rolls", "roll_entry", "personId", "t.electionId")
            .with(
                "join election e on e.id = t.electionId join community c on c.id = e.community_id")
            .tellingAs("community", "c.name")
            .tellingAs("openedAt", "e.openedAt")
            .telling("warden")
            .tellingAs("credential", "t.blindedHash is not null"),
        Kept.where(
                "records",
                "record_entry",
                "t.electionId in (select id from election where subject_id = ?1 union select election_id from candidacy where person_id = ?1 union select electionId from roll_entry where personId = ?1 and warden = true)",
                "t.electionId, t.position")
            .with(
                "join election e on e.id = t.electionId join community c on c.id = e.community_id")
            .tellingAs("community", "c.name")
            .telling("kind", "recordedAt")
            .saying("kind", "kept.record."),
        Kept.of("recalls", "election", "subject_id", "t.id")
            .with("join community c on c.id = t.community_id")
            .tellingAs("community", "c.name")
            .telling("openedAt", "endedAt", "outcome")
            .saying("outcome", "election.outcome."),
        Kept.of("protests", "protest", "person_id", "t.id")
            .with(
                "join election e on e.id = t.election_id join community c on c.id = e.community_id")
            .tellingAs("community", "c.name")
            .telling("ground", "text", "madeAt", "upheld", "decidedAt")
            .saying("ground", "election.ground."),
        Kept.of("protest-opinions", "protest_opinion", "personId", "t.protestId")
            .telling("upholds", "reason"),
        Kept.of("terms", "term", "person_id", "t.id")
            .with("join community c on c.id = t.community_id")
            .tellingAs("community", "c.name")
            .telling("state", "beginsAt", "endsAt", "endedAt", "ending")
            .saying("state", "kept.term.")
            .saying("ending", "kept.ending."),
        Kept.where(
                "petitions",
                "petition",
                "t.term_id in (select id from term where person_id = ?1)",
                "t.id")
            .with("join community c on c.id = t.community_id")
            .tellingAs("community", "c.name")
            .telling("openedAt", "closedAt"),
        Kept.of("signatures", "petition_signature", "personId", "t.petitionId")
            .with(
                "join petition p on p.id = t.petitionId join community c on c.id = p.community_id")
            .tellingAs("community", "c.name")
            .tellingAs("openedAt", "p.openedAt"),
        Kept.of("caretaking-choices", "caretaking_choice", "personId", "t.caretakingId")
            .with(
                "join caretaking k on k.id = t.caretakingId join community c on c.id = k.community_id")
            .tellingAs("community", "c.name")
            .telling("choice")
            .saying("choice", "caretaking."),
        Kept.of("corrections", "correction", "person_id", "t.id")
            .with(
                "join election e on e.id = t.election_id join community c on c.id = e.community_id")
            .tellingAs("community", "c.name")
            .telling("text", "askedAt", "granted", "reason", "answeredAt"),
        Kept.of("correction-reports", "correction_report", "personId", "t.correction_id")
            .with(
                "join correction k on k.id = t.correction_id join election e on e.id = k.election_id join community c on c.id = e.community_id")
            .tellingAs("community", "c.name")
            .tellingAs("askedAt", "k.askedAt")
            .erased(),
        Kept.of("election-invitations", "election_invitation", "personId", "t.electionId")
            .with(
                "join election e on e.id = t.electionId join community c on c.id = e.community_id")
            .tellingAs("community", "c.name")
            .erased());
  }
}
