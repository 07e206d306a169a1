package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.web.Visitor;

/** One post: reading and editing it, and saying that it solved the same for oneself. */
@Path("/posts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Posts", description = "What one person wrote: an opening or a reply")
public class PostsResource {
  @Inject private Visitor visitor;
  @Inject private Conversations conversations;
  @Inject private ConversationService service;
  @Inject private Whole whole;
  @Inject private Answers answers;

  @GET
  @Operation(summary = "Read a post", description = "Its ETag is what editing names in If-Match.")
  @APIResponseSchema(ShownPost.class)
  public Response show(
      @Parameter(ref = "id") @PathParam("id") long id,
      @Parameter(ref = "If-None-Match") @HeaderParam("If-None-Match") String known) {
    var post = service.read(visitor.actor(), new PostId(id));
    var tags = EntityTags.of(HttpHeaders.IF_NONE_MATCH, known);
    return tags != null && tags.hasWeakly(tag(post))
        ? Response.notModified().header(HttpHeaders.ETAG, tag(post)).build()
        : tagged(post);
  }

  @PUT
  @Operation(
      summary = "Edit one's own post",
      description =
          "Earlier texts stay readable as its history. With If-Match an edit on top of a text that"
              + " was not seen is refused (412); without it, it is taken.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewPost.class)))
  @APIResponseSchema(ShownPost.class)
  @APIResponse(responseCode = "412", ref = "stale")
  public Response edit(
      @Parameter(ref = "id") @PathParam("id") long id,
      @Parameter(ref = "If-Match") @HeaderParam("If-Match") String seen,
      JsonBody body) {
    var text = body.text("body");
    body.checked();
    var tags = EntityTags.of(HttpHeaders.IF_MATCH, seen);
    var post = new PostId(id);
    var edited =
        whole.of(
            () -> {
              var version =
                  tags == null ? null : tags.version(() -> conversations.require(post).version());
              service.edit(visitor.actor(), post, text, version);
              return conversations.require(post);
            });
    return tagged(edited);
  }

  @PUT
  @Path("/solved-mine")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Say that a reply solved the same for oneself",
      description =
          "Of a reply that is not one's own. Saying it again changes nothing. A body is not looked"
              + " at.")
  @APIResponse(responseCode = "204", description = "The caller has said so")
  public void saySolvedMine(@Parameter(ref = "id") @PathParam("id") long id) {
    service.saySolvedMine(visitor.actor(), new PostId(id));
  }

  @DELETE
  @Path("/solved-mine")
  @Operation(
      summary = "Take it back",
      description = "Where there is nothing to take back, nothing changes.")
  @APIResponse(responseCode = "204", description = "The caller does not say so")
  public void takeBackSolvedMine(@Parameter(ref = "id") @PathParam("id") long id) {
    service.takeBackSolvedMine(visitor.actor(), new PostId(id));
  }

  /** The entity tag of a post: its version. */
  static String tag(Post post) {
    return EntityTags.of(post.version());
  }

  private Response tagged(Post post) {
    var conversation = post.conversation();
    var solved = conversations.solved(conversation, visitor.require().id());
    return Response.ok(ShownPost.of(post, conversation, solved.get(post.id().value()), answers))
        .header(HttpHeaders.ETAG, tag(post))
        .build();
  }
}
