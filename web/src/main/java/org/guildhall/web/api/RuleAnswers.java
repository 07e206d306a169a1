package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Keeps the server from answering by itself a call whose body is against the rules. */
@Provider
@ApplicationScoped
public class RuleAnswers implements ExceptionMapper<ValidationException> {
  @Inject private ProblemAnswers problems;

  @Override
  public Response toResponse(ValidationException invalid) {
    return problems.toResponse(invalid);
  }
}
