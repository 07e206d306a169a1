package org.guildhall.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to the state that this version of Guildhall expects, before anyone else may
 * use it: other start-up beans depend on this one by its name.
 *
 * <p>It manages its own transactions because Flyway does.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseMigration {
  private static final Logger LOG = System.getLogger(DatabaseMigration.class.getName());

  /** A server may start before its database: after a power cut both come back in any order. */
  private static final int ATTEMPTS_TO_CONNECT = 30;

  private static final int SECONDS_BETWEEN = 2;

  private static final String MIGRATIONS = "classpath:org/guildhall/migrations";

  @Resource(lookup = "jdbc/guildhall")
  private DataSource dataSource;

  private volatile boolean done;

  @PostConstruct
  void migrate() {
    var result =
        Flyway.configure(DatabaseMigration.class.getClassLoader())
            .dataSource(dataSource)
            .locations(MIGRATIONS)
            .connectRetries(ATTEMPTS_TO_CONNECT)
            .connectRetriesInterval(SECONDS_BETWEEN)
            .load()
            .migrate();
    LOG.log(
        Level.INFO,
        "database at version {0}, {1} migrations ran",
        result.targetSchemaVersion == null
            ? result.initialSchemaVersion
            : result.targetSchemaVersion,
        result.migrationsExecuted);
    done = true;
  }

  public boolean isDone() {
    return done;
  }
}
