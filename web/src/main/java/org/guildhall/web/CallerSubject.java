package org.guildhall.web;

import java.util.Optional;
import javax.security.auth.Subject;

/**
 * What the server keeps of the caller beside his name.
 *
 * <p>Open Liberty keeps there what a provider said of him, which Jakarta EE has no way to ask for
 * without a provider of Jakarta Authorization. By name, so that the EAR needs no class of one
 * server; with another, less is known: one signs out at the provider without the hint, and
 * newcomers come without their names.
 */
final class CallerSubject {
  private static final String SUBJECTS_OF_LIBERTY = "com.ibm.websphere.security.auth.WSSubject";

  private CallerSubject() {}

  static Optional<Subject> get() {
    try {
      return Optional.ofNullable(
          (Subject)
              Class.forName(
                      SUBJECTS_OF_LIBERTY, true, Thread.currentThread().getContextClassLoader())
                  .getMethod("getCallerSubject")
                  .invoke(null));
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
