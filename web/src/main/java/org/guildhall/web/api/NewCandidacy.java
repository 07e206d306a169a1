package org.guildhall.web.api;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.guildhall.leadership.Platform;

/** What a candidate says, as the description of the API shows it. */
@Schema(name = "NewCandidacy")
record NewCandidacy(
    @Schema(
            required = true,
            maxLength = Platform.STATEMENT_MAX,
            description = "Why he wants to pull the cart")
        String statement,
    @Schema(maxItems = Platform.MOST_PROMISES) List<Promised> promises) {

  /** One promise. */
  record Promised(
      @Schema(required = true, maxLength = Platform.Promised.TEXT_MAX) String text,
      @Schema(required = true, description = "The last day on which it can be kept")
          LocalDate due) {}
}
