package org.guildhall.directory;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Looks after directories by itself: what a stop left half done, what has come, what is old. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.WRITE)
public class DirectoryTimer {
  @Inject private SnapshotSteps steps;
  @Inject private DirectoryRunner runner;
  @Inject private DropFolder folder;
  @Inject private DirectoryReader reader;
  @Inject private DirectorySettings settings;

  @PostConstruct
  void start() {
    steps.failThoseUnderWay();
    runner.discardAll();
  }

  @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
  void look() {
    if (settings.reads()) {
      folder.look();
      reader.look();
    }
  }

  @Schedule(hour = "3", minute = "23", persistent = false)
  void forget() {
    while (steps.forgetOld() > 0) {}
  }
}
