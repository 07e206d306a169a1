package org.guildhall.community;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.guildhall.people.Person;

/**
 * The fact of who leads now, for whoever runs the process by which leaders are chosen. No person
 * can come here: there is no use case that appoints.
 */
@ApplicationScoped
public class Appointments {
  @Inject private Communities communities;
  @Inject private Event<CommunityMerged> communityMerged;

  /** Makes a member a leader until then; does nothing for who is no member any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void appoint(Community community, Person person, Instant until) {
    communities.membership(community, person).ifPresent(membership -> membership.lead(until));
  }

  /** Makes a leader a member like the others; does nothing for who is none. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void dismiss(Community community, Person person) {
    communities.membership(community, person).ifPresent(Membership::standDown);
  }

  /**
   * Archives a community whose members chose to go on in another, and takes them and what they said
   * along: whoever is no member there becomes one, as new as anybody who joins that day.
   *
   * @return false, and nothing is done, when one of them cannot merge any more
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean merge(Community community, Community into, Instant now) {
    // Always in this order: two that would merge into each other wait for each other else.
    Stream.of(community.id(), into.id())
        .sorted(Comparator.comparing(CommunityId::value))
        .forEach(communities::lock);
    var from = communities.require(community.id());
    var target = communities.require(into.id());
    if (!from.isMergeable() || !target.isMergeable()) {
      return false;
    }
    from.mergeInto(target);
    communities.members(from).stream()
        .map(Membership::person)
        .filter(person -> communities.membership(target, person).isEmpty())
        .forEach(person -> communities.add(new Membership(target, person, now)));
    communityMerged.fire(new CommunityMerged(from.id(), target.id()));
    return true;
  }

  /** Ends the talk of a community, by the choice of its members; what was said stays. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void archive(Community community) {
    communities.lock(community.id()).archive();
  }
}
