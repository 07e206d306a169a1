package org.guildhall.community;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import org.guildhall.people.Actor;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.Storable;
import org.guildhall.platform.UseCase;

/** Founding, joining and leaving communities. */
@UseCase
public class CommunityService {
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private CommunityPolicy policy;
  @Inject private CommunitySettings settings;
  @Inject private Clock clock;
  @Inject private Event<CommunityFounded> communityFounded;
  @Inject private Event<CommunityOpened> communityOpened;

  /** What in the foundation speaks of a second criterion, and into what it could be split. */
  public CriterionCheck.Outcome check(Actor actor, Foundation foundation) {
    policy.mayFound(people.require(actor)).orThrow();
    return checkCriterion(foundation);
  }

  /**
   * Founds a community, which begins to form with its founder as the first member.
   *
   * @return its slug
   * @throws SecondCriterionException when name, value or purpose carries a second criterion
   * @throws BusinessException when name or criterion is taken
   */
  public String found(Actor actor, @NotNull @Valid Foundation foundation) {
    var founder = people.require(actor);
    policy.mayFound(founder).orThrow();
    var check = checkCriterion(foundation);
    if (!check.oneCriterion()) {
      throw new SecondCriterionException(check);
    }
    if (communities.withName(foundation.name()).isPresent()) {
      throw new BusinessException("community.taken.name", foundation.name());
    }
    communities
        .withCriterion(foundation.facet(), foundation.value())
        .ifPresent(
            other -> {
              throw new BusinessException("community.taken.criterion", other.name());
            });
    var now = clock.instant();
    var community = communities.add(new Community(foundation, freeSlug(foundation), founder, now));
    communities.add(new Membership(community, founder, now));
    try {
      communities.flush();
    } catch (PersistenceException e) {
      // Someone founded the same between our question and our answer; the constraint knows.
      throw new BusinessException("community.taken.name", foundation.name());
    }
    communityFounded.fire(new CommunityFounded(community.id()));
    return community.slug();
  }

  /** Joins; whoever is a member already stays one. The founder that was missing opens it. */
  public void join(Actor actor, CommunityId id) {
    var person = people.require(actor);
    var community = communities.lock(id);
    if (communities.membership(community, person).isPresent()) {
      return;
    }
    policy.mayJoin(person, community).orThrow();
    communities.add(new Membership(community, person, clock.instant()));
    if (community.isForming() && founders(community).areEnough()) {
      community.open(clock.instant());
      communityOpened.fire(new CommunityOpened(id));
    }
  }

  /** Leaves; what he wrote stays. Whoever is no member stays none. */
  public void leave(Actor actor, CommunityId id) {
    var person = people.require(actor);
    var community = communities.lock(id);
    var membership = communities.membership(community, person);
    if (membership.isPresent()) {
      policy.mayLeave(person, community).orThrow();
      communities.remove(membership.get());
    }
  }

  /**
   * Asks a colleague into a closed community; asking again changes nothing.
   *
   * @throws BusinessException when no active colleague has that user name
   */
  public void invite(Actor actor, CommunityId id, @NotNull @Storable String userName) {
    var person = people.require(actor);
    var community = communities.lock(id);
    policy.mayInvite(person, community).orThrow();
    var invited =
        people
            .findByUserName(userName)
            .filter(Person::isActive)
            .orElseThrow(() -> new BusinessException("community.invite.unknown", userName));
    if (!communities.isInvited(community, invited)) {
      communities.add(new Invitation(community, invited, /* invitedBy= */ person, clock.instant()));
    }
  }

  /** How far a forming community has come. */
  public Founders founders(Community community) {
    return Founders.among(communities.members(community), settings);
  }

  /** Who looks after it until a leader is elected: its founders, together. */
  public List<Person> caretakers(Community community) {
    return communities.members(community).stream()
        .filter(Membership::isFounding)
        .map(Membership::person)
        .toList();
  }

  private CriterionCheck.Outcome checkCriterion(Foundation foundation) {
    var vocabulary =
        new CriterionCheck.Vocabulary(
            people.departments(), people.cities(), people.titles(), people.countries());
    return new CriterionCheck(vocabulary)
        .check(foundation.facet(), foundation.value(), foundation.name(), foundation.purpose());
  }

  private String freeSlug(Foundation foundation) {
    var slug = Slug.of(foundation.name(), foundation.facet(), 1).value();
    var free = slug;
    for (int n = 2; communities.hasSlug(free); n++) {
      free = slug + "-" + n;
    }
    return free;
  }
}
