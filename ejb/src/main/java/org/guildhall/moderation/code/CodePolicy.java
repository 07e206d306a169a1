package org.guildhall.moderation.code;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/** Who may change a code of conduct; everyone who may read the community may read it. */
@ApplicationScoped
public class CodePolicy {
  @Inject private Communities communities;
  @Inject private CommunityPolicy communityPolicy;

  public Decision mayRead(Person person, Community community) {
    return communityPolicy.mayRead(person, community);
  }

  /** Its members propose and vote, and nobody else: neither leaders alone nor administrators. */
  public Decision mayDecide(Person person, Community community) {
    return communityPolicy.mayTalk(person, community);
  }

  /** Those who were members when it was proposed: nobody joins to outvote them. */
  public Decision mayVote(Person person, CodeProposal proposal) {
    var may = mayDecide(person, proposal.community());
    if (!may.isAllowed()) {
      return may;
    }
    var joined = communities.membership(proposal.community(), person).orElseThrow().joinedAt();
    if (joined.isAfter(proposal.openedAt())) {
      return Decision.denied("code.denied.new-member");
    }
    return Decision.allowed();
  }
}
