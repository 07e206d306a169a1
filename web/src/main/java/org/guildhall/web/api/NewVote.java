package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a member says to a proposal; only the description of the API uses it.
 *
 * @param proposal the id of the one that he read
 */
public record NewVote(
    @Schema(required = true) long proposal, @Schema(required = true) boolean agrees) {}
