package org.guildhall.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.guildhall.directory.CsvDirectory;
import org.guildhall.directory.DirectoryService;
import org.guildhall.people.AccessToken;
import org.guildhall.people.AccessToken.Scope;
import org.guildhall.people.AccessTokenService;
import org.guildhall.people.AccessTokenService.Lifetime;
import org.guildhall.people.AccessTokenService.Made;
import org.guildhall.people.Actor;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.HouseClock;
import org.guildhall.platform.NotFoundException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an access token opens, and for how long. */
@ExtendWith(ArquillianExtension.class)
class AccessTokenIT {
  @Inject private Cast cast;
  @Inject private AccessTokenService service;
  @Inject private DirectoryService directory;
  @Inject private HouseClock clock;

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.with(AccessTokenIT.class);
  }

  @BeforeEach
  void enter() {
    cast.enters();
  }

  @Test
  void tokenStandsForItsOwnerUntilItExpires() {
    var made = make("ada", Lifetime.WEEK);
    var known = service.recognise(made.secret().text()).orElseThrow();
    assertEquals("ada", known.person().userName());
    assertEquals(Scope.READ, known.scope());
    var expiry = made.token().expiresAt();
    assertEquals(Duration.ofDays(7), Duration.between(made.token().madeAt(), expiry));
    assertTrue(at(expiry.minusMillis(1), made).isPresent());
    assertTrue(at(expiry, made).isEmpty());
  }

  @Test
  void onlyTheWholeTokenIsKnownAgain() {
    var text = make("ada", Lifetime.YEAR).secret().text();
    var last = text.charAt(text.length() - 1) == 'A' ? 'B' : 'A';
    assertTrue(service.recognise(text.substring(0, text.length() - 1) + last).isEmpty());
    assertTrue(service.recognise(text.toUpperCase(Locale.ROOT)).isEmpty());
    assertTrue(service.recognise("").isEmpty());
  }

  @Test
  void revokedTokenOpensNothing() {
    var made = make("ben", Lifetime.YEAR);
    var ben = cast.actor("ben");
    service.revoke(ben, made.token().id());
    service.revoke(ben, made.token().id());
    assertTrue(service.recognise(made.secret().text()).isEmpty());
  }

  @Test
  void nobodyRevokesAnothersToken() {
    var made = make("ben", Lifetime.YEAR);
    assertThrows(
        NotFoundException.class, () -> service.revoke(cast.actor("ada"), made.token().id()));
    assertThrows(NotFoundException.class, () -> service.revoke(cast.actor("ada"), -1));
    assertTrue(service.recognise(made.secret().text()).isPresent());
    assertFalse(
        service.mine(cast.actor("ada")).stream()
            .anyMatch(token -> token.id() == made.token().id()));
  }

  @Test
  void whoLeftTheFirmIsOutWithHisTokens() {
    bringIn("TX,Xenia,Leaving,xenia,x@example.com,Guest,T5,Platform,Turin,IT", false);
    var made = make("xenia", Lifetime.YEAR);
    assertTrue(service.recognise(made.secret().text()).isPresent());
    bringIn("T5,Elif,Kaya,elif,elif@example.com,Head of Freight,,Freight,Tallinn,EE", true);
    assertTrue(service.recognise(made.secret().text()).isEmpty());
    assertThrows(DeniedException.class, () -> make("xenia", Lifetime.YEAR));
    cast.enters();
  }

  @Test
  void lastUseIsNotedOnceAnHour() {
    var made = make("cleo", Lifetime.YEAR);
    assertEquals(Optional.empty(), made.token().usedAt());
    var noon = made.token().madeAt().plusSeconds(60);
    assertEquals(Optional.of(noon), at(noon, made).orElseThrow().usedAt());
    assertEquals(
        Optional.of(noon), at(noon.plus(Duration.ofMinutes(59)), made).orElseThrow().usedAt());
    var later = noon.plus(Duration.ofMinutes(61));
    assertEquals(Optional.of(later), at(later, made).orElseThrow().usedAt());
  }

  @Test
  void nameIsUsedOnceAndNumberHasALimit() {
    var elif = cast.actor("elif");
    service.make(elif, "Feeds", Scope.READ, Lifetime.WEEK);
    var taken =
        assertThrows(
            BusinessException.class,
            () -> service.make(elif, " Feeds ", Scope.READ, Lifetime.WEEK));
    assertEquals("token.taken", taken.key());
    int before = service.mine(elif).size();
    for (int i = before; i < AccessTokenService.MOST_VALID; i++) {
      service.make(elif, "Token " + i, Scope.READ, Lifetime.WEEK);
    }
    var tooMany =
        assertThrows(
            BusinessException.class,
            () -> service.make(elif, "One more", Scope.READ, Lifetime.WEEK));
    assertEquals("token.too-many", tooMany.key());
  }

  private Made make(String userName, Lifetime lifetime) {
    return service.make(cast.actor(userName), "test " + UUID.randomUUID(), Scope.READ, lifetime);
  }

  private Optional<AccessToken> at(Instant when, Made made) {
    var found = new AtomicReference<Optional<AccessToken>>();
    clock.at(when, () -> found.set(service.recognise(made.secret().text())));
    return found.get();
  }

  private void bringIn(String row, boolean complete) {
    var csv =
        "employee_id,given_name,family_name,user_name,email,title,manager_id,department,city,"
            + "country\nT5,Elif,Kaya,elif,elif@example.com,Head of Freight,,Freight,Tallinn,EE\n"
            + (row.startsWith("T5") ? "" : row + "\n");
    var snapshot =
        directory
            .bringIn(
                Actor.server(),
                new CsvDirectory(
                    new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), complete))
            .orElseThrow();
    if (complete) {
      directory.confirm(Actor.server(), snapshot.id(), snapshot.gone());
    }
  }
}
