package org.guildhall.privacy;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.guildhall.people.PersonId;

/** Erases every hour what has been kept long enough. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.WRITE)
public class PrivacyTimer {
  @Inject private Retention retention;
  @Inject private Clock clock;

  /** Public, so that a test need not wait for the hour. */
  @Schedule(hour = "*", minute = "41", persistent = false)
  public void look() {
    var due = retention.due();
    while (!due.isEmpty()) {
      long erased = due.stream().filter(id -> retention.eraseDue(new PersonId(id))).count();
      due = erased == 0 ? List.of() : retention.due();
    }
    retention.expire(clock.instant());
  }
}
