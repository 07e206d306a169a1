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

/** Cards that wait for somebody to look at them. */
@Path("/cards/waiting")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Cards")
public class WaitingCardsResource {
  @Inject private Visitor visitor;
  @Inject private CardService service;
  @Inject private Answers answers;

  @GET
  @Operation(
      summary = "List what waits to be looked at",
      description =
          "At most 100 cards of the caller's communities that are doubted, or whose day of review"
              + " has come: his own first.")
  @APIResponse(responseCode = "200", description = "Cards")
  public Page<ListedCard> list() {
    var rows = service.waiting(visitor.actor(), null, Asked.MOST);
    return new Page<>(rows.stream().map(row -> ListedCard.of(row, answers)).toList(), null);
  }
}
