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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.moderation.Act;
import org.guildhall.moderation.Appeals;
import org.guildhall.moderation.JuryService;
import org.guildhall.web.Visitor;

/** What was decided about a post: appealing against it, and sitting on the jury. */
@Path("/acts/{act}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Moderation")
public class ActsResource {
  @Inject private Visitor visitor;
  @Inject private JuryService service;
  @Inject private Appeals appeals;
  @Inject private Whole whole;

  @GET
  @Operation(
      summary = "Read what was decided about a post",
      description = "For its author, and for those whom the lot asked to sit on the jury.")
  @APIResponseSchema(ShownDecision.class)
  public ShownDecision show(@Parameter(ref = "act") @PathParam("act") long id) {
    return whole.of(() -> shown(service.read(visitor.actor(), id)));
  }

  private ShownDecision shown(Act act) {
    var appeal = appeals.of(act).orElse(null);
    return ShownDecision.of(act, appeal, appeal == null ? List.of() : service.findings(appeal));
  }

  @POST
  @Path("/appeal")
  @Operation(
      summary = "Appeal to a jury",
      description = "By the author, once, in time. The lot draws the jury at once.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewReason.class)))
  @APIResponse(responseCode = "204", description = "The jury is being drawn")
  public void appeal(@Parameter(ref = "act") @PathParam("act") long id, JsonBody body) {
    var reason = body.text("reason");
    body.checked();
    service.appeal(visitor.actor(), id, reason);
  }

  @PUT
  @Path("/jury/me")
  @Operation(
      summary = "Say whether one sits on the jury",
      description = "By whom the lot asked, in time. Who is not willing is replaced.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewWillingness.class)))
  @APIResponse(responseCode = "204", description = "The caller has answered")
  public void answer(@Parameter(ref = "act") @PathParam("act") long id, JsonBody body) {
    var willing = body.truth("willing");
    body.checked();
    service.answer(visitor.actor(), id, willing);
  }

  @PUT
  @Path("/jury/me/finding")
  @Operation(
      summary = "Say what one finds as a juror",
      description = "Once, with a reason, which is shown without the name.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewFinding.class)))
  @APIResponse(responseCode = "204", description = "It is counted")
  public void find(@Parameter(ref = "act") @PathParam("act") long id, JsonBody body) {
    var upholds = body.truth("upholds");
    var reason = body.text("reason");
    body.checked();
    service.find(visitor.actor(), id, upholds, reason);
  }
}
