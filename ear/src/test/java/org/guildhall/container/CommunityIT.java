package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.util.UUID;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityService;
import org.guildhall.community.Facet;
import org.guildhall.community.Foundation;
import org.guildhall.community.SecondCriterionException;
import org.guildhall.community.Stage;
import org.guildhall.people.Actor;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class CommunityIT {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(CommunityIT.class);
  }

  @Inject private Cast cast;
  @Inject private Communities communities;
  @Inject private CommunityService service;

  @BeforeEach
  void castEnters() {
    cast.enters();
  }

  @Test
  void fiveFoundersFromTwoDepartmentsOpenACommunity() {
    var slug = service.found(cast.actor("ada"), cast.foundation(null));
    var id = communities.requireBySlug(slug).id();
    for (var name : new String[] {"ben", "cleo", "farid"}) {
      service.join(cast.actor(name), id);
      assertEquals(Stage.FORMING, stage(slug));
    }
    service.join(cast.actor("dmitri"), id);
    assertEquals(Stage.OPEN, stage(slug));
  }

  @Test
  void foundersOfOneDepartmentDoNotOpenACommunity() {
    var slug = service.found(cast.actor("ada"), cast.foundation(null));
    var community = communities.requireBySlug(slug);
    for (var name : new String[] {"ben", "cleo", "farid"}) {
      service.join(cast.actor(name), community.id());
    }
    var founders = service.founders(communities.requireBySlug(slug));
    assertFalse(founders.areEnough());
    assertEquals(1, founders.peopleMissing());
    assertEquals(1, founders.departmentsMissing());
  }

  @Test
  void joiningTwiceIsJoiningOnce() {
    var community = cast.openCommunity();
    service.join(cast.actor("farid"), community.id());
    service.join(cast.actor("farid"), community.id());
    assertEquals(6, communities.members(community).size());
  }

  @Test
  void whoeverLeftIsNoMember() {
    var community = cast.openCommunity();
    service.leave(cast.actor("ben"), community.id());
    service.leave(cast.actor("ben"), community.id());
    assertEquals(4, communities.members(community).size());
  }

  @Test
  void secondCriterionIsRefusedWithItsSplit() {
    var foundation =
        new Foundation(
            Facet.PRACTICE, "Weavers in Turin", "Weavers in Turin", "Weaving well.", null);
    var refused =
        assertThrows(
            SecondCriterionException.class, () -> service.found(cast.actor("ada"), foundation));
    assertEquals(2, refused.outcome().split().communities().size());
    assertTrue(communities.withName("Weavers in Turin").isEmpty());
  }

  @Test
  void takenNameIsRefusedInAnyCase() {
    var first = cast.foundation(null);
    service.found(cast.actor("ada"), first);
    var second =
        new Foundation(
            Facet.TOPIC,
            UUID.randomUUID().toString(),
            first.name().toUpperCase(java.util.Locale.ROOT),
            "The same again.",
            null);
    var refused =
        assertThrows(BusinessException.class, () -> service.found(cast.actor("ben"), second));
    assertEquals("community.taken.name", refused.key());
  }

  @Test
  void closedCommunityLetsInWhoeverWasInvited() {
    var slug = service.found(cast.actor("ada"), cast.foundation("We speak about customers."));
    var id = communities.requireBySlug(slug).id();
    assertThrows(DeniedException.class, () -> service.join(cast.actor("ben"), id));
    service.invite(cast.actor("ada"), id, "ben");
    service.join(cast.actor("ben"), id);
    assertEquals(2, communities.members(communities.requireBySlug(slug)).size());
  }

  @Test
  void administratorOutsideTheDirectoryFoundsNothing() {
    assertThrows(DeniedException.class, () -> service.found(Actor.server(), cast.foundation(null)));
  }

  private Stage stage(String slug) {
    return cast.now(() -> communities.requireBySlug(slug).stage());
  }
}
