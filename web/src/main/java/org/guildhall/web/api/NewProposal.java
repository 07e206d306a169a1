package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One change of a code of conduct; only the description of the API uses it. */
public record NewProposal(
    @Schema(description = "To change or to drop; left out: a new one") Long clause,
    @Schema(maxLength = 300, description = "Left out: the clause is to be dropped") String text,
    @Schema(
            enumeration = {"ordinary", "flagrant"},
            description = "Left out only with the text")
        String severity,
    @Schema(description = "In which the text is written, such as en; left out only with the text")
        String language,
    @Schema(required = true, maxLength = 1000) String reason) {}
