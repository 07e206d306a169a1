package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * Runs what a call does as one transaction, so that what was changed is at hand for the answer and
 * need not be read again.
 */
@ApplicationScoped
class Whole {
  @Transactional
  <T> T of(Supplier<T> call) {
    return call.get();
  }
}
