package org.guildhall.demo;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.guildhall.leadership.ElectionCalendar;

/**
 * Opens the demo: fills the house, and when the server answers, says on its console where the demo
 * is and who may come in.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class DemoStart {
  private static final int OK = 200;

  @Inject private DemoSettings settings;
  @Inject private DemoFirm firm;
  @Inject private DemoClock demoClock;
  @Inject private ElectionCalendar calendar;
  @Resource private ManagedScheduledExecutorService executor;

  @PostConstruct
  void open() {
    if (settings.isOn()) {
      demoClock.wind();
      calendar.between(firm::moveIn);
      executor.schedule(this::announce, 1, TimeUnit.SECONDS);
    }
  }

  private void announce() {
    if (isReady()) {
      console()
          .println(
              String.format(
                  Locale.ROOT,
                  "%nGuildhall is open at http://localhost:%d/guildhall - sign in as %s; the password"
                      + " is %s. Ctrl+C stops it.",
                  settings.port(),
                  String.join(", ", settings.accounts()),
                  settings.password()));
    } else {
      executor.schedule(this::announce, 1, TimeUnit.SECONDS);
    }
  }

  /** Marks the one place that may write to the console. */
  @Retention(RetentionPolicy.CLASS)
  @interface ForConsole {}

  private boolean isReady() {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://localhost:" + settings.port() + "/health/ready")
                  .toURL()
                  .openConnection();
      try {
        return connection.getResponseCode() == OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** The one line of Guildhall that is meant for the person before the console, not for a log. */
  @ForConsole
  private static PrintStream console() {
    return System.out;
  }
}
