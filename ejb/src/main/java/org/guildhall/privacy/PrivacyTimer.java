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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
  private static final Logger LOG = System.getLogger(PrivacyTimer.class.getName());

  @Inject private Retention retention;
  @Inject private Clock clock;

  /** Public, so that a test need not wait for the hour. */
  @Schedule(hour = "*", minute = "41", persistent = false)
  public void look() {
    var due = retention.due();
    while (!due.isEmpty()) {
      long erased = due.stream().filter(this::isErased).count();
      due = erased == 0 ? List.of() : retention.due();
    }
    retention.expire(clock.instant());
  }

  /** One who cannot be erased keeps nobody else from it. */
  private boolean isErased(long id) {
    try {
      return retention.eraseDue(new PersonId(id));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "person " + id + " could not be erased", e);
      return false;
    }
  }
}
