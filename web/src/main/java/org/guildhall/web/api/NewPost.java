package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.guildhall.conversation.Opening;

/** Describes the body of a reply, of an edited post, and of a preview. */
@Schema(name = "NewPost")
interface NewPost {
  @Schema(required = true, maxLength = Opening.BODY_MAX, description = "Markdown")
  String getBody();
}
