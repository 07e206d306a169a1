package org.guildhall.web.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ballot, as the description of the API shows it. */
@Schema(name = "NewBallot")
record NewBallot(
    @Schema(
            required = true,
            description = "The prepared message of RFC 9474: 64 octets, in base64url")
        String token,
    @Schema(required = true, description = "The election’s signature of it, in base64url")
        String signature,
    @Schema(
            required = true,
            description =
                "User names and RON (reopen nominations), best first, equal ranks together; who is"
                    + " left out is last",
            examples = "[[\"ada\"],[\"ben\",\"cleo\"],[\"RON\"]]")
        List<List<String>> ranking) {}
