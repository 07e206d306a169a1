package org.guildhall.administration;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolationException;

/**
 * Keeps what people write out of the server's log. When a use case refuses what it was given, the
 * message of the refusal quotes all of that, and the server logs it as the transaction ends. So the
 * message is replaced before, within the transaction and around the validation; the violations
 * stay.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class UnquotedRefusals {
  @AroundInvoke
  Object unquote(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (ConstraintViolationException refusal) {
      var method = call.getMethod();
      throw new ConstraintViolationException(
          method.getDeclaringClass().getSimpleName() + "." + method.getName() + " refuses it",
          refusal.getConstraintViolations());
    }
  }
}
