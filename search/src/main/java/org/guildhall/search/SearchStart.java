package org.guildhall.search;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Starts search once the database is migrated, and wakes it every second: the safety net under the
 * waking after each commit.
 */
@Singleton
@Startup
@DependsOn("guildhall-ejb.jar#DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class SearchStart {
  @Inject private IndexKeeper keeper;

  @PostConstruct
  void start() {
    keeper.start();
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void wake() {
    keeper.wake();
  }

  @PreDestroy
  void stop() {
    keeper.stop();
  }
}
