package org.guildhall.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.people.Roster;
import org.guildhall.platform.NotFoundException;

/** Erases what has been kept long enough; each person in a transaction of his own. */
@ApplicationScoped
@Transactional
public class Retention {
  private static final int AT_ONCE = 200;

  @Inject private Leavers leavers;
  @Inject private Keepings keepings;
  @Inject private Roster roster;
  @Inject private PrivacySettings settings;
  @Inject private Clock clock;

  /** Those whose time has come, at most some of them. */
  List<Long> due() {
    var since = clock.instant().minus(settings.leavers(), ChronoUnit.DAYS);
    return leavers.leftBefore(since, AT_ONCE);
  }

  /** Erases one whose time had come; nobody who came back meanwhile. */
  boolean eraseDue(PersonId id) {
    var since = clock.instant().minus(settings.leavers(), ChronoUnit.DAYS);
    try {
      var person = leavers.lock(id);
      boolean due = person.leftAt().orElseThrow().isBefore(since);
      if (due) {
        erase(person);
      }
      return due;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Erases who somebody was. */
  void erase(Person leaver) {
    // First, while it is known by what he was called.
    keepings.erase(leaver.id());
    roster.erase(leaver);
    keepings.eraseTheRest(leaver);
  }

  /** Erases what is older than it may become, of whomever it is. */
  void expire(Instant now) {
    keepings.expire(now);
  }
}
