package org.guildhall.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.guildhall.privacy.Kept;
import org.guildhall.privacy.PersonalData;

/** What is kept of people in communities. */
@ApplicationScoped
class CommunityData implements PersonalData {
  @Override
  public List<Kept> kept() {
    return List.of(
        Kept.of("founded", "community", "founder_id", "t.id").telling("name", "foundedAt"),
        Kept.of("memberships", "membership", "person_id", "t.id")
            .with("join community c on c.id = t.community_id")
            .tellingAs("community", "c.name")
            .telling("role", "joinedAt", "founding", "leadsUntil")
            .saying("role", "kept.role.")
            .erased(),
        Kept.of("invitations", "invitation", "personId", "t.communityId")
            .with("join community c on c.id = t.communityId")
            .tellingAs("community", "c.name")
            .telling("invitedAt")
            .erased(),
        Kept.of("invited", "invitation", "invited_by", "t.communityId, t.personId")
            .with("join community c on c.id = t.communityId")
            .tellingAs("community", "c.name")
            .telling("invitedAt"));
  }
}
