package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the body that accepts an answer. */
@Schema(name = "Acceptance")
interface Acceptance {
  @Schema(required = true, description = "A reply of this conversation")
  long getPostId();
}
