package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.conversation.PostId;
import org.guildhall.moderation.ModerationService;
import org.guildhall.moderation.Outcome;
import org.guildhall.web.Visitor;

/** Reports on a post, and judging them. */
@Path("/posts/{id}/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Moderation", description = "Afterwards, in the open, by the community's own code")
public class ReportsResource {
  @Inject private Visitor visitor;
  @Inject private ModerationService service;

  @POST
  @Operation(
      summary = "Report that a post breaks a clause",
      description =
          "Nobody learns who reported. With it there may be independent voices enough: then it is"
              + " decided at once.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewReport.class)))
  @APIResponse(responseCode = "204", description = "It is reported")
  public void report(@Parameter(ref = "id") @PathParam("id") long id, JsonBody body) {
    var clause = body.id("clause");
    var note = Objects.requireNonNullElse(body.textOrNull("note"), "");
    body.checked();
    service.report(visitor.actor(), new PostId(id), clause, note);
  }

  @GET
  @Operation(
      summary = "Read the reports on a post",
      description =
          "For a leader of its community; where none may judge, for the leaders of other communities"
              + " whom the lot asked.")
  @APIResponseSchema(ShownCase.class)
  public ShownCase open(@Parameter(ref = "id") @PathParam("id") long id) {
    return ShownCase.of(service.open(visitor.actor(), new PostId(id)));
  }

  @PUT
  @Path("/judgement")
  @Operation(
      summary = "Judge the reports on a post",
      description =
          "A leader decides by it. Of leaders of other communities each says what he finds, and what"
              + " not all find is no breach.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewJudgement.class)))
  @APIResponse(responseCode = "204", description = "The caller has said what he finds")
  public void judge(@Parameter(ref = "id") @PathParam("id") long id, JsonBody body) {
    var outcome = body.oneOf("outcome", Outcome.class);
    var clause = body.idOrNull("clause");
    var words = Objects.requireNonNullElse(body.textOrNull("words"), "");
    body.checked();
    service.judge(visitor.actor(), new PostId(id), outcome, clause, words);
  }
}
