package org.guildhall.moderation.code;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/** Who may change a code of conduct; everyone who may read the community may read it. */
@ApplicationScoped
public class CodePolicy {
  @Inject private CommunityPolicy communityPolicy;

  public Decision mayRead(Person person, Community community) {
    return communityPolicy.mayRead(person, community);
  }

  /** Its members propose and vote, and nobody else: neither leaders alone nor administrators. */
  public Decision mayDecide(Person person, Community community) {
    return communityPolicy.mayTalk(person, community);
  }
}
