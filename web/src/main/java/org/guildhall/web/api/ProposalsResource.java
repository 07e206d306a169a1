package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.knowledge.CardService;
import org.guildhall.web.Visitor;

/** Answers that could become cards. */
@Path("/cards/proposals")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Cards")
public class ProposalsResource {
  @Inject private Visitor visitor;
  @Inject private CardService service;

  @GET
  @Operation(
      summary = "List answers that could become cards",
      description =
          "At most 20 answers of the last 90 days in the caller's communities that were accepted"
              + " or helped several people, and are on no card.")
  @APIResponse(responseCode = "200", description = "Answers")
  public Page<ShownProposal> list() {
    var rows = service.proposals(visitor.actor(), null, Asked.USUAL);
    return new Page<>(rows.stream().map(ShownProposal::of).toList(), null);
  }
}
