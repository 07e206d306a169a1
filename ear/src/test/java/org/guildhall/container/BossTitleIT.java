package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Set;
import org.guildhall.people.Actor;
import org.guildhall.people.AuditService;
import org.guildhall.people.BossTitleService;
import org.guildhall.people.Bosses;
import org.guildhall.people.Office;
import org.guildhall.people.People;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** HR's list of titles, the rule who is a boss, and the log of who decided it. */
@ExtendWith(ArquillianExtension.class)
class BossTitleIT {
  /** That of Cleo in the cast, and of nobody else there. */
  private static final String TITLE = "Test Engineer";

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(BossTitleIT.class);
  }

  @Inject private Cast cast;
  @Inject private BossTitleService service;
  @Inject private AuditService audit;
  @Inject private Bosses bosses;
  @Inject private People people;

  @BeforeEach
  void castEnters() {
    cast.enters();
  }

  private Actor hr() {
    return new Actor(cast.actor("ada").id(), false, Set.of(Office.HR));
  }

  private boolean isBoss(String userName) {
    return cast.now(() -> bosses.isBoss(people.requireByUserName(userName)));
  }

  private List<String> log() {
    return audit.latest(hr(), 0, 2).stream()
        .map(one -> one.action() + " " + one.subject() + " " + one.actor().orElseThrow().userName())
        .toList();
  }

  @Test
  void whoseTitleIsOnTheListIsABossUntilItIsTakenOff() {
    assertFalse(isBoss("cleo"));
    service.add(hr(), "  test ENGINEER ");
    try {
      assertTrue(isBoss("cleo"));
      assertTrue(service.tryOn(hr(), "cleo").titled());
      assertFalse(isBoss("ben"));
      var listed =
          service.list(hr()).stream().filter(one -> one.title().equals("test ENGINEER")).toList();
      assertTrue(listed.getFirst().bearers() >= 1);
      assertThrows(BusinessException.class, () -> service.add(hr(), TITLE));
    } finally {
      service.remove(hr(), TITLE);
    }
    assertFalse(isBoss("cleo"));
    assertEquals(
        List.of("title-removed Test Engineer ada", "title-added test ENGINEER ada"), log());
  }

  @Test
  void titleOfTheSettingsStays() {
    var set = service.list(hr()).stream().filter(BossTitleService.Listed::set).toList();
    assertEquals(
        List.of("Head of Nothing", "Team Lead"),
        set.stream().map(BossTitleService.Listed::title).toList());
    assertThrows(NotFoundException.class, () -> service.remove(hr(), "Team Lead"));
    assertThrows(BusinessException.class, () -> service.add(hr(), "team lead"));
  }

  @Test
  void ruleTriedOnSomebodySaysWhy() {
    var elif = service.tryOn(hr(), "ELIF");
    assertTrue(elif.isBoss());
    assertFalse(elif.titled());
    assertTrue(elif.reports().stream().anyMatch(one -> one.userName().equals("ada")));
    assertFalse(service.tryOn(hr(), "ben").isBoss());
    assertThrows(NotFoundException.class, () -> service.tryOn(hr(), "nobody-of-that-name"));
  }

  @Test
  void titleOfWhichNothingIsSeenIsNone() {
    assertThrows(ConstraintViolationException.class, () -> service.add(hr(), "\u200b"));
    assertThrows(ConstraintViolationException.class, () -> service.add(hr(), "x".repeat(201)));
  }

  @Test
  void onlyHumanResourcesAndAdministratorsKeepTheList() {
    for (var actor :
        List.of(
            cast.actor("ada"), new Actor(cast.actor("ada").id(), false, Set.of(Office.PRIVACY)))) {
      assertThrows(DeniedException.class, () -> service.list(actor));
      assertThrows(DeniedException.class, () -> service.add(actor, "Weaver"));
      assertThrows(DeniedException.class, () -> service.remove(actor, "Weaver"));
      assertThrows(DeniedException.class, () -> service.tryOn(actor, "ben"));
    }
    assertThrows(DeniedException.class, () -> audit.latest(cast.actor("ada"), 0, 1));
    assertTrue(service.list(Actor.server()).size() >= 2);
  }
}
