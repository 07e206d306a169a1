package org.guildhall.leadership;

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
public class ElectionTimer {
  @Inject private ElectionCalendar calendar;

  @Schedule(hour = "*", minute = "*", second = "7", persistent = false)
  void tick() {
    calendar.turn();
  }
}
