package org.guildhall.signon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Without a KDC its stories are skipped, and it is said once, aloud; or it is a failure. */
public final class Kerberos implements ExecutionCondition {
  private static final String WITHOUT_KDC =
      "KERBEROS STORIES SKIPPED: no KDC here. Install it: apt-get install krb5-kdc"
          + " krb5-admin-server krb5-user";
  private static final AtomicBoolean TOLD = new AtomicBoolean();
  private static final List<String> TOOLS =
      List.of(
          "/usr/sbin/krb5kdc", "/usr/sbin/kdb5_util", "/usr/sbin/kadmin.local", "/usr/bin/kinit");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (TOOLS.stream().allMatch(tool -> Files.isExecutable(Path.of(tool)))
        || Boolean.getBoolean("guildhall.kerberos.required")) {
      return ConditionEvaluationResult.enabled("there is, or must be, a KDC");
    }
    if (TOLD.compareAndSet(false, true)) {
      System.err.println(WITHOUT_KDC);
    }
    return ConditionEvaluationResult.disabled(WITHOUT_KDC);
  }
}
