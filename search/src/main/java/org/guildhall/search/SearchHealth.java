package org.guildhall.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the index is open and whole, for as long as it can be kept in step; tells how far its
 * building is and what went wrong.
 */
@Readiness
@ApplicationScoped
public class SearchHealth implements HealthCheck {
  @Inject private SearchSettings settings;
  @Inject private IndexKeeper keeper;

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("search").withData("enabled", settings.isEnabled());
    if (!settings.isEnabled()) {
      return response.up().build();
    }
    try {
      return tell(response, keeper.status());
    } catch (RuntimeException e) {
      // What waits is counted in the database, whose own check tells more.
      return response.down().withData("problem", "the database does not answer").build();
    }
  }

  private static HealthCheckResponse tell(
      HealthCheckResponseBuilder response, SearchStatus status) {
    response
        .status(status.ready())
        .withData("documents", status.documents())
        .withData("waiting", status.waiting());
    if (status.building()) {
      response.withData("built", status.built()).withData("toBuild", status.toBuild());
    }
    if (status.problem() != null) {
      response.withData("problem", status.problem());
    }
    return response.build();
  }
}
