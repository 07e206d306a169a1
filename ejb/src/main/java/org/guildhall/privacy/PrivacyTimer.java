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

/** Lets time act, every hour. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.WRITE)
public class PrivacyTimer {
  @Inject private PrivacyCalendar calendar;

  @Schedule(hour = "*", minute = "41", persistent = false)
  void tick() {
    calendar.turn();
  }
}
