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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.moderation.code.CodeChange;
import org.guildhall.moderation.code.CodeService;
import org.guildhall.moderation.code.Codes;
import org.guildhall.moderation.code.Severity;
import org.guildhall.platform.BusinessException;
import org.guildhall.web.Visitor;

/** A community's code of conduct, which its members change by a vote. */
@Path("/communities/{slug}/code")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Moderation")
public class CodeResource {
  @Inject private Visitor visitor;
  @Inject private CodeService service;
  @Inject private Codes codes;

  @GET
  @Operation(
      summary = "Read a community's code of conduct",
      description = "The version that holds, and the change on which members vote.")
  @APIResponseSchema(ShownCode.class)
  public ShownCode show(@Parameter(ref = "slug") @PathParam("slug") String slug) {
    var code = service.read(visitor.actor(), Asked.name(slug));
    return ShownCode.of(code, codes.open(code.community()).orElse(null));
  }

  @POST
  @Path("/proposals")
  @Operation(
      summary = "Propose to change one clause",
      description = "Members only, one proposal at a time; the caller's own vote is a yes.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewProposal.class)))
  @APIResponse(responseCode = "204", description = "The members are asked")
  public void propose(@Parameter(ref = "slug") @PathParam("slug") String slug, JsonBody body) {
    var clause = body.idOrNull("clause");
    var text = body.textOrNull("text");
    var severity = text == null ? null : body.oneOf("severity", Severity.class);
    var language = text == null ? null : body.text("language");
    var reason = body.text("reason");
    body.checked();
    var code = service.read(visitor.actor(), Asked.name(slug));
    service.propose(
        visitor.actor(),
        code.community().id(),
        clause,
        text == null ? null : new CodeChange(severity, text, language),
        reason);
  }

  @PUT
  @Path("/vote")
  @Operation(
      summary = "Vote on what is proposed",
      description =
          "Until its end a vote may be changed. What it was is told to nobody. A vote on a proposal"
              + " that is over is refused, whatever is proposed now.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewVote.class)))
  @APIResponse(responseCode = "204", description = "The vote is counted")
  public void vote(@Parameter(ref = "slug") @PathParam("slug") String slug, JsonBody body) {
    var proposal = body.id("proposal");
    var agrees = body.truth("agrees");
    body.checked();
    var code = service.read(visitor.actor(), Asked.name(slug));
    var open =
        codes
            .open(code.community())
            .filter(one -> one.id() == proposal)
            .orElseThrow(() -> new BusinessException("code.proposal.closed"));
    service.vote(visitor.actor(), open.id(), agrees);
  }
}
