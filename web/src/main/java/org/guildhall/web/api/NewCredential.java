package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A blinded message, as the description of the API shows it. */
@Schema(name = "NewCredential")
record NewCredential(
    @Schema(required = true, description = "The blinded message of RFC 9474, in base64url")
        String blinded) {}
