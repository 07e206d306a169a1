package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a member says to a proposal; only the description of the API uses it. */
public record NewVote(@Schema(required = true) boolean agrees) {}
