package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.conversation.Tags;
import org.guildhall.knowledge.Card;
import org.guildhall.knowledge.CardId;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.CardText;
import org.guildhall.knowledge.Cards;
import org.guildhall.web.Visitor;

/** One card: reading, revising and reviewing it, and saying that it helps or holds no longer. */
@Path("/cards/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Cards")
public class CardResource {
  @Inject private Visitor visitor;
  @Inject private Cards cards;
  @Inject private CardService service;
  @Inject private ShownCards shown;
  @Inject private Whole whole;

  @GET
  @Operation(summary = "Read a card", description = "Its ETag is what revising names in If-Match.")
  @APIResponseSchema(ShownCard.class)
  public Response show(@Parameter(ref = "id") @PathParam("id") long id) {
    return tagged(service.read(visitor.actor(), new CardId(id)));
  }

  @PUT
  @Operation(
      summary = "Revise a card",
      description =
          "What it said before stays readable. With If-Match a revision on top of one that was not"
              + " seen is refused (412); without it, it is taken.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = RevisedCard.class)))
  @APIResponseSchema(ShownCard.class)
  @APIResponse(responseCode = "412", ref = "stale")
  public Response revise(
      @Parameter(ref = "id") @PathParam("id") long id,
      @Parameter(ref = "If-Match") @HeaderParam("If-Match") String seen,
      JsonBody body) {
    var question = body.text("question");
    var answer = body.text("answer");
    var appliesTo = Objects.requireNonNullElse(body.textOrNull("appliesTo"), "");
    var typed = body.texts("tags");
    var reviewOn = body.dayOrNull("reviewOn");
    body.checked();
    var tags = EntityTags.of(HttpHeaders.IF_MATCH, seen);
    var card = new CardId(id);
    var text = new CardText(question, answer, appliesTo, Tags.parse(String.join(",", typed)));
    return tagged(
        whole.of(
            () -> {
              var version = tags == null ? null : tags.version(() -> cards.require(card).version());
              service.revise(visitor.actor(), card, text, version, reviewOn);
              return service.read(visitor.actor(), card);
            }));
  }

  @GET
  @Path("/revisions")
  @Operation(summary = "Read what a card said before", description = "The latest first.")
  @APIResponse(responseCode = "200", description = "Revisions")
  public Page<ShownRevision> revisions(@Parameter(ref = "id") @PathParam("id") long id) {
    var card = service.read(visitor.actor(), new CardId(id));
    return new Page<>(cards.revisions(card).stream().map(ShownRevision::of).toList(), null);
  }

  @PUT
  @Path("/doubts/me")
  @Operation(
      summary = "Say that a card is no longer true",
      description = "It stands beside the card until who answers for it has looked at it.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewReason.class)))
  @APIResponse(responseCode = "204", description = "The caller's doubt stands")
  public void doubt(@Parameter(ref = "id") @PathParam("id") long id, JsonBody body) {
    var reason = body.text("reason");
    body.checked();
    service.doubt(visitor.actor(), new CardId(id), reason);
  }

  @DELETE
  @Path("/doubts/me")
  @Operation(
      summary = "Take it back",
      description = "Where there is nothing to take back, nothing changes.")
  @APIResponse(responseCode = "204", description = "No doubt of the caller stands")
  public void takeBackDoubt(@Parameter(ref = "id") @PathParam("id") long id) {
    service.takeBackDoubt(visitor.actor(), new CardId(id));
  }

  @POST
  @Path("/reviews")
  @Operation(
      summary = "Say that a card still holds",
      description = "By its owner or a leader of the community; it settles all doubts.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewReview.class)))
  @APIResponse(responseCode = "204", description = "It was reviewed")
  public void review(@Parameter(ref = "id") @PathParam("id") long id, JsonBody body) {
    var reviewOn = body.dayOrNull("reviewOn");
    body.checked();
    service.review(visitor.actor(), new CardId(id), reviewOn);
  }

  @PUT
  @Path("/retirement")
  @Operation(
      summary = "Retire a card",
      description = "By its owner or a leader of the community. Search finds it no more.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewReason.class)))
  @APIResponse(responseCode = "204", description = "It is retired")
  public void retire(@Parameter(ref = "id") @PathParam("id") long id, JsonBody body) {
    var reason = body.text("reason");
    body.checked();
    service.retire(visitor.actor(), new CardId(id), reason);
  }

  @DELETE
  @Path("/retirement")
  @Operation(
      summary = "Publish a retired card again",
      description = "By its owner or a leader of the community.")
  @APIResponse(responseCode = "204", description = "It is not retired")
  public void publish(@Parameter(ref = "id") @PathParam("id") long id) {
    service.publish(visitor.actor(), new CardId(id));
  }

  @PUT
  @Path("/owner/me")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Take over a card",
      description = "Whose owner has left the firm or the community. A body is not looked at.")
  @APIResponse(responseCode = "204", description = "The caller owns it")
  public void own(@Parameter(ref = "id") @PathParam("id") long id) {
    service.own(visitor.actor(), new CardId(id));
  }

  @PUT
  @Path("/solved-mine")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Say that a card solved the same for oneself",
      description = "It counts for the answer that it is from. A body is not looked at.")
  @APIResponse(responseCode = "204", description = "The caller has said so")
  public void saySolvedMine(@Parameter(ref = "id") @PathParam("id") long id) {
    service.saySolvedMine(visitor.actor(), new CardId(id));
  }

  @DELETE
  @Path("/solved-mine")
  @Operation(
      summary = "Take it back",
      description = "Where there is nothing to take back, nothing changes.")
  @APIResponse(responseCode = "204", description = "The caller does not say so")
  public void takeBackSolvedMine(@Parameter(ref = "id") @PathParam("id") long id) {
    service.takeBackSolvedMine(visitor.actor(), new CardId(id));
  }

  /** The entity tag of a card: its version. */
  static String tag(Card card) {
    return EntityTags.of(card.version());
  }

  private Response tagged(Card card) {
    return Response.ok(shown.of(card)).header(HttpHeaders.ETAG, tag(card)).build();
  }
}
