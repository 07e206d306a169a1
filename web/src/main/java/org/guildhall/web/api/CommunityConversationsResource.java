package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
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
import org.guildhall.conversation.Conversation;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.ConversationSummary;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Opening;
import org.guildhall.conversation.Tags;
import org.guildhall.web.Visitor;

/** The conversations of a community: listing and opening them. */
@Path("/communities/{slug}/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Conversations", description = "Threads of posts in a community")
public class CommunityConversationsResource {
  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private CommunityPolicy communityPolicy;
  @Inject private Conversations conversations;
  @Inject private ConversationService service;
  @Inject private Creation creation;
  @Inject private ConversationPages pages;
  @Inject private Answers answers;

  @GET
  @Operation(
      summary = "List the conversations of a community",
      description = "The liveliest first. Those of a closed community only its members may list.")
  @APIResponse(responseCode = "200", description = "A page of conversations")
  public Page<ListedConversation> list(
      @Parameter(ref = "slug") @PathParam("slug") String slug,
      @Parameter(ref = "limit") @QueryParam("limit") String limit,
      @Parameter(ref = "cursor") @QueryParam("cursor") String cursor) {
    int most = Asked.limit(limit);
    var community = communities.requireBySlug(Asked.name(slug));
    communityPolicy.mayRead(visitor.require(), community).orThrow();
    var rows =
        cursor == null
            ? conversations.latest(community, most + 1)
            : Cursor.moment(
                cursor, (before, id) -> conversations.latestAfter(community, before, id, most + 1));
    var tags = conversations.tags(rows.stream().map(ConversationSummary::id).toList());
    return Page.of(
        rows,
        most,
        row -> ListedConversation.of(row, tags.getOrDefault(row.id(), Set.of()), answers),
        last -> Cursor.after(last.activeAt(), last.id()));
  }

  @POST
  @Operation(
      summary = "Open a conversation",
      description = "Visible at once, under the caller's name. He must be a member.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewConversation.class)))
  @APIResponseSchema(value = ShownConversation.class, responseCode = "201")
  public Response open(
      @Parameter(ref = "slug") @PathParam("slug") String slug,
      @Parameter(ref = "Idempotency-Key") @HeaderParam("Idempotency-Key") String key,
      JsonBody body) {
    var kind = body.oneOf("kind", Kind.class);
    var title = body.text("title");
    var text = body.text("body");
    var tags = body.texts("tags");
    body.checked();
    var opening = new Opening(kind, title, text, Tags.parse(String.join(",", tags)), null);
    var opened =
        creation.once(
            key,
            "/communities/" + slug + "/conversations",
            Creation.content(kind, title, text, tags),
            new Creation.Way<>(
                () -> open(slug, opening), CommunityConversationsResource::name, this::again));
    return answers.made(
        "conversations/" + opened.id(), pages.of(opened, ConversationPages.MOST, null));
  }

  private Conversation open(String slug, Opening opening) {
    var community = communities.requireBySlug(Asked.name(slug)).id();
    return conversations.require(service.open(visitor.actor(), community, opening));
  }

  private static String name(Conversation conversation) {
    return conversation.id().toString();
  }

  private Conversation again(String id) {
    return service.read(visitor.actor(), new ConversationId(Long.parseLong(id)));
  }
}
