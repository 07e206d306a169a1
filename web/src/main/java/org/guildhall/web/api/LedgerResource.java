package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.moderation.ModerationService;
import org.guildhall.web.Visitor;

/** Everything that was decided about posts of a community. */
@Path("/communities/{slug}/ledger")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Moderation")
public class LedgerResource {
  @Inject private Visitor visitor;
  @Inject private ModerationService service;

  @GET
  @Operation(summary = "Read the ledger of moderation", description = "The latest first.")
  @APIResponse(responseCode = "200", description = "A page of acts")
  public Page<ShownAct> list(
      @Parameter(ref = "slug") @PathParam("slug") String slug,
      @Parameter(ref = "limit") @QueryParam("limit") String limit,
      @Parameter(ref = "cursor") @QueryParam("cursor") String cursor) {
    int most = Asked.limit(limit);
    var acts =
        service.ledger(visitor.actor(), Asked.name(slug), Cursor.id(cursor), most + 1).acts();
    return Page.of(acts, most, ShownAct::of, last -> Cursor.after(last.id()));
  }
}
