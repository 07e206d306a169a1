package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a post breaks a clause; only the description of the API uses it. */
public record NewReport(
    @Schema(required = true, description = "Of the code that holds: see the community's code")
        long clause,
    @Schema(maxLength = 500, description = "For whoever judges; left out: nothing") String note) {}
