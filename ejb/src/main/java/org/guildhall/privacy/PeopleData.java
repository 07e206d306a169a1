package org.guildhall.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.guildhall.people.AccessTokens;

/** What is kept of people as such, and of how the firm runs Guildhall. */
@ApplicationScoped
class PeopleData implements PersonalData {
  @Inject private AccessTokens tokens;
  @Inject private PrivacySettings settings;

  @Override
  public List<Kept> kept() {
    return List.of(
        Kept.of("person", "person", "id", "t.id")
            .telling(
                "directoryId",
                "directory",
                "externalId",
                "userName",
                "givenName",
                "familyName",
                "email",
                "title",
                "department",
                "city",
                "country",
                "active",
                "leftAt",
                "keepsName"),
        Kept.of("manager", "person", "id", "t.id")
            .with("join person m on m.id = t.manager_id")
            .tellingAs("userName", "m.userName")
            .tellingAs("name", "trim(m.givenName || ' ' || m.familyName)"),
        Kept.of("reports", "person", "manager_id", "t.id")
            .telling("userName")
            .tellingAs("name", "trim(t.givenName || ' ' || t.familyName)"),
        Kept.of("access-tokens", "access_token", "person_id", "t.id")
            .telling("name", "scope", "ending", "madeAt", "expiresAt", "usedAt", "revokedAt")
            .saying("scope", "token.scope.")
            .erased(),
        Kept.of("submissions", "submission", "senderId", "t.madeAt, t.name")
            .telling("made", "madeAt")
            .erased(),
        Kept.of("data-corrections", "data_correction", "person_id", "t.id")
            .telling("text", "askedAt", "corrected", "answer", "answeredAt")
            .erased(),
        Kept.of("data-corrections-answered", "data_correction", "answeredBy_id", "t.id")
            .telling("answer", "answeredAt"),
        Kept.of("audit", "audit_entry", "actor_id", "t.id")
            .telling("at", "action", "subject")
            .saying("action", "kept.action."),
        Kept.of("settings", "setting_value", "setBy_id", "t.name")
            .telling("name", "amount", "setAt")
            .saying("name", "setting."));
  }

  @Override
  public void expire(Instant now) {
    tokens.forgetUses(now.minus(settings.reading(), ChronoUnit.DAYS));
  }
}
