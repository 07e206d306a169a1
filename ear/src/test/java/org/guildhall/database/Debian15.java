package org.guildhall.database;

import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Without Debian's PostgreSQL its tests are skipped, and it is said once, aloud; or they fail. */
public final class Debian15 implements ExecutionCondition {
  private static final String WITHOUT =
      "TESTS OF POSTGRESQL 15 SKIPPED: it is not here. Install it: apt-get install postgresql-15";
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Files.isDirectory(Postgres.DEBIAN_15)
        || Boolean.getBoolean("guildhall.postgresql.required")) {
      return ConditionEvaluationResult.enabled("there is, or must be, PostgreSQL 15");
    }
    if (TOLD.compareAndSet(false, true)) {
      System.err.println(WITHOUT);
    }
    return ConditionEvaluationResult.disabled(WITHOUT);
  }
}
