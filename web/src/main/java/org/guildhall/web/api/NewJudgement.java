package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is found of reported breaches; only the description of the API uses it. */
public record NewJudgement(
    @Schema(
            required = true,
            enumeration = {"no-breach", "nudge", "collapse"})
        String outcome,
    @Schema(description = "One that was reported; left out only where it is no breach") Long clause,
    @Schema(maxLength = 1000, description = "To the author; left out: nothing") String words) {}
