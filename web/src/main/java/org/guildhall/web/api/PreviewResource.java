package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Opening;
import org.guildhall.web.Problem;
import org.guildhall.web.Visitor;

/** How a text would look; nothing is saved. */
@Path("/preview")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Posts")
public class PreviewResource {
  @Inject private Visitor visitor;
  @Inject private ConversationService service;
  @Inject private Answers answers;

  /** Safe HTML, whose addresses are absolute. */
  public record Preview(String html) {}

  @POST
  @Operation(
      summary = "See how a text would look",
      description = "Nothing is saved; a token that may only read is refused all the same.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewPost.class)))
  public Preview preview(JsonBody body) {
    var actor = visitor.actor();
    var text = body.text("body");
    body.checked();
    if (text.length() > Opening.BODY_MAX) {
      throw Problem.of(422, "problem.rules")
          .at("body", "problem.field.size", 0, Opening.BODY_MAX)
          .thrown();
    }
    return new Preview(answers.outside(service.preview(actor, text)));
  }
}
