package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a card is no longer true; only the description of the API uses it. */
public record NewReason(@Schema(required = true, maxLength = 500) String reason) {}
