package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.conversation.PostId;
import org.guildhall.conversation.Tags;
import org.guildhall.knowledge.Card;
import org.guildhall.knowledge.CardId;
import org.guildhall.knowledge.CardService;
import org.guildhall.knowledge.CardText;
import org.guildhall.knowledge.Cards;
import org.guildhall.web.Visitor;

/** Cards: listing and capturing them. */
@Path("/cards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Cards", description = "Short answers, captured from conversations and kept true")
public class CardsResource {
  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private CommunityPolicy communityPolicy;
  @Inject private Cards cards;
  @Inject private CardService service;
  @Inject private ShownCards shown;
  @Inject private Creation creation;
  @Inject private Answers answers;

  @GET
  @Operation(
      summary = "List cards",
      description = "Those captured last first; retired ones are not among them.")
  @APIResponse(responseCode = "200", description = "A page of cards")
  public Page<ListedCard> list(
      @Parameter(description = "Only in the community with this slug") @QueryParam("community")
          String community,
      @Parameter(ref = "limit") @QueryParam("limit") String limit,
      @Parameter(ref = "cursor") @QueryParam("cursor") String cursor) {
    int most = Asked.limit(limit);
    var rows =
        cards.latest(places(Asked.text("community", community)), Cursor.id(cursor), most + 1);
    return Page.of(rows, most, row -> ListedCard.of(row, answers), last -> Cursor.after(last.id()));
  }

  private List<Long> places(String slug) {
    var reader = visitor.require();
    if (slug == null) {
      return communities.readableBy(reader.id());
    }
    var community = communities.requireBySlug(slug);
    communityPolicy.mayRead(reader, community).orThrow();
    return List.of(community.id().value());
  }

  @POST
  @Operation(
      summary = "Capture a card from an answer",
      description =
          "A reply, or what opens an experience; in a community of the caller's, who becomes its"
              + " owner. There is one card of each answer.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewCard.class)))
  @APIResponseSchema(value = ShownCard.class, responseCode = "201")
  public Response capture(
      @Parameter(ref = "Idempotency-Key") @HeaderParam("Idempotency-Key") String key,
      JsonBody body) {
    var post = new PostId(body.id("postId"));
    var question = body.textOrNull("question");
    var answer = body.textOrNull("answer");
    var appliesTo = body.textOrNull("appliesTo");
    var tags = body.textsOrNull("tags");
    var reviewOn = body.dayOrNull("reviewOn");
    body.checked();
    var card =
        creation.once(
            key,
            "/cards",
            Creation.content(post, question, answer, appliesTo, tags, reviewOn),
            new Creation.Way<>(
                () -> {
                  var draft = service.draft(visitor.actor(), post);
                  var text =
                      new CardText(
                          Objects.requireNonNullElse(question, draft.question()),
                          Objects.requireNonNullElse(answer, draft.answer()),
                          Objects.requireNonNullElse(appliesTo, draft.appliesTo()),
                          tags == null ? draft.tags() : Tags.parse(String.join(",", tags)));
                  return read(service.capture(visitor.actor(), post, text, reviewOn));
                },
                made -> made.id().toString(),
                id -> read(new CardId(Long.parseLong(id)))));
    return answers.made("cards/" + card.id(), shown.of(card), CardResource.tag(card));
  }

  private Card read(CardId id) {
    return service.read(visitor.actor(), id);
  }
}
