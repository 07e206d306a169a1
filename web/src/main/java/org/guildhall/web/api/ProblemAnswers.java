package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.guildhall.web.Problem;
import org.guildhall.web.Problems;

/** Answers a call that failed with its {@link Problem}, whatever ended it. */
@Provider
@ApplicationScoped
public class ProblemAnswers implements ExceptionMapper<Throwable> {
  private static final int FIRST_FAULT = 500;

  @Inject private Problems problems;

  @Override
  public Response toResponse(Throwable thrown) {
    var problem = problems.of(known(thrown));
    var response =
        Response.status(problem.status()).type(Problems.MEDIA_TYPE).entity(problems.json(problem));
    problem.headers().forEach(response::header);
    return response.build();
  }

  /** The server's own refusals are no faults. */
  private static Throwable known(Throwable thrown) {
    if (thrown instanceof WebApplicationException refused
        && !Problems.knows(thrown)
        && refused.getResponse().getStatus() < FIRST_FAULT) {
      var problem = Problem.ofStatus(refused.getResponse().getStatus());
      var allowed = refused.getResponse().getHeaderString(HttpHeaders.ALLOW);
      return (allowed == null ? problem : problem.header(HttpHeaders.ALLOW, allowed)).thrown();
    }
    return thrown;
  }
}
