package org.guildhall.platform;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Forgets the names of old submissions, every hour. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class SubmissionExpiry {
  @Inject private Submissions submissions;

  @Schedule(hour = "*", minute = "17", persistent = false)
  void forget() {
    submissions.forget();
  }
}
