package org.guildhall.web.api;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a card is captured with; only the description of the API uses it. */
@Schema(description = "What is left out is drafted from the post")
public record NewCard(
    @Schema(required = true, description = "The answer it is captured from") long postId,
    @Schema(maxLength = 200) String question,
    @Schema(maxLength = 5_000, description = "Markdown") String answer,
    @Schema(maxLength = 300, description = "Versions, places or cases in which it is true")
        String appliesTo,
    List<String> tags,
    @Schema(description = "When it is to be looked at again; left out: after the usual time")
        LocalDate reviewOn) {}
