package org.guildhall.importer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Has imports worked on once the database is migrated, first those that a stop interrupted. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class ImportStart {
  @Inject private ImportRunner runner;

  @PostConstruct
  void start() {
    runner.start();
  }

  @PreDestroy
  void stop() {
    runner.stop();
  }
}
