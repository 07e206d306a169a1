package org.guildhall.web.api;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a card shall say; only the description of the API uses it. */
public record RevisedCard(
    @Schema(required = true, maxLength = 200) String question,
    @Schema(required = true, maxLength = 5_000, description = "Markdown") String answer,
    @Schema(maxLength = 300, description = "Versions, places or cases in which it is true")
        String appliesTo,
    List<String> tags,
    @Schema(description = "When it is to be looked at again, where the caller answers for it")
        LocalDate reviewOn) {}
