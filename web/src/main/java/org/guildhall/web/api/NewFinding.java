package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a juror finds; only the description of the API uses it. */
public record NewFinding(
    @Schema(required = true, description = "Whether what was decided is right") boolean upholds,
    @Schema(required = true, maxLength = 1000) String reason) {}
