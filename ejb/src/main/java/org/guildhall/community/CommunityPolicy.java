package org.guildhall.community;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.guildhall.people.Person;
import org.guildhall.platform.Decision;

/** Who may found, read, join, leave and invite. */
@ApplicationScoped
public class CommunityPolicy {
  @Inject private Communities communities;

  /** Every active colleague. */
  public Decision mayFound(Person person) {
    if (!person.isActive()) {
      return Decision.denied("person.denied.unknown");
    }
    return Decision.allowed();
  }

  /** The conversations of a closed community are for its members; of any other, for everyone. */
  public Decision mayRead(Person person, Community community) {
    if (community.isClosed() && !isMember(person, community)) {
      return Decision.denied("community.denied.closed");
    }
    return Decision.allowed();
  }

  public Decision mayJoin(Person person, Community community) {
    if (!person.isActive()) {
      return Decision.denied("person.denied.unknown");
    }
    if (community.stage() == Stage.ARCHIVED) {
      return Decision.denied("community.denied.archived");
    }
    if (isMember(person, community)) {
      return Decision.denied("community.denied.member");
    }
    if (community.isClosed() && !communities.isInvited(community, person)) {
      return Decision.denied("community.denied.uninvited");
    }
    return Decision.allowed();
  }

  public Decision mayLeave(Person person, Community community) {
    if (!isMember(person, community)) {
      return Decision.denied("community.denied.not-member");
    }
    return Decision.allowed();
  }

  /** Into a closed community its members ask people in; an open one needs no asking. */
  public Decision mayInvite(Person person, Community community) {
    if (!isMember(person, community)) {
      return Decision.denied("community.denied.not-member");
    }
    if (!community.isClosed()) {
      return Decision.denied("community.denied.open");
    }
    return Decision.allowed();
  }

  /** Members of a community that has opened. */
  public Decision mayTalk(Person person, Community community) {
    if (!isMember(person, community)) {
      return Decision.denied("community.denied.not-member");
    }
    return mayTalk(community);
  }

  /** The same of somebody who works here and is known to be a member. */
  public Decision mayTalk(Community community) {
    if (community.stage() == Stage.FORMING) {
      return Decision.denied("community.denied.forming");
    }
    if (community.stage() == Stage.ARCHIVED) {
      return Decision.denied("community.denied.archived");
    }
    return Decision.allowed();
  }

  private boolean isMember(Person person, Community community) {
    return person.isActive() && communities.membership(community, person).isPresent();
  }
}
