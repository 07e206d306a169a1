package org.guildhall.web.api;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a card still holds; only the description of the API uses it. */
public record NewReview(
    @Schema(description = "When it is to be looked at again; left out: after the usual time")
        LocalDate reviewOn) {}
