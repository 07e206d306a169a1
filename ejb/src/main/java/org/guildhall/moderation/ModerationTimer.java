package org.guildhall.moderation;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Lets time act, every minute. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.WRITE)
public class ModerationTimer {
  @Inject private ModerationCalendar calendar;

  @Schedule(hour = "*", minute = "*", second = "37", persistent = false)
  void tick() {
    calendar.turn();
  }
}
