package org.guildhall.web.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.guildhall.conversation.Opening;
import org.guildhall.conversation.Tags;

/** Describes the body that opens a conversation. */
@Schema(name = "NewConversation")
interface NewConversation {
  @Schema(required = true, description = "What the conversation is for", examples = "question")
  String getKind();

  @Schema(required = true, maxLength = Opening.TITLE_MAX)
  String getTitle();

  @Schema(required = true, maxLength = Opening.BODY_MAX, description = "Markdown")
  String getBody();

  @Schema(maxItems = Tags.MAX, nullable = true, description = "By which others find it")
  List<String> getTags();
}
