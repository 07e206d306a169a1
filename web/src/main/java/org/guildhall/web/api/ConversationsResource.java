package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.guildhall.conversation.Conversation;
import org.guildhall.conversation.ConversationId;
import org.guildhall.conversation.ConversationService;
import org.guildhall.conversation.Conversations;
import org.guildhall.conversation.Post;
import org.guildhall.conversation.PostId;
import org.guildhall.web.Problem;
import org.guildhall.web.Visitor;

/** One conversation: reading it, replying, and accepting its answer. */
@Path("/conversations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Conversations")
public class ConversationsResource {
  @Inject private Visitor visitor;
  @Inject private Conversations conversations;
  @Inject private ConversationService service;
  @Inject private Creation creation;
  @Inject private ConversationPages pages;
  @Inject private Answers answers;

  @GET
  @Operation(
      summary = "Read a conversation",
      description = "With at most 100 of its posts: the opening, then the replies as written.")
  @APIResponseSchema(ShownConversation.class)
  public Response show(
      @Parameter(ref = "id") @PathParam("id") long id,
      @Parameter(description = "How many posts at most, 1 to 100; 100 when left out")
          @QueryParam("limit")
          String limit,
      @Parameter(ref = "cursor") @QueryParam("cursor") String cursor,
      @Parameter(ref = "If-None-Match") @HeaderParam("If-None-Match") String known) {
    int most = Asked.number("limit", limit, 1, ConversationPages.MOST, ConversationPages.MOST);
    var conversation = service.read(visitor.actor(), new ConversationId(id));
    return answers.unlessKnown(known, pages.of(conversation, most, cursor));
  }

  @POST
  @Path("/posts")
  @Operation(
      summary = "Reply",
      description = "Visible at once, under the caller's name. He must be a member.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewPost.class)))
  @APIResponseSchema(value = ShownPost.class, responseCode = "201")
  public Response reply(
      @Parameter(ref = "id") @PathParam("id") long id,
      @Parameter(ref = "Idempotency-Key") @HeaderParam("Idempotency-Key") String key,
      JsonBody body) {
    var text = body.text("body");
    body.checked();
    var conversation = new ConversationId(id);
    var reply =
        creation.once(
            key,
            "/conversations/" + id + "/posts",
            Creation.content(text),
            new Creation.Way<>(
                () ->
                    conversations.require(service.reply(visitor.actor(), conversation, text, null)),
                post -> post.id().toString(),
                this::again));
    return answers.made(
        "posts/" + reply.id(),
        ShownPost.of(reply, reply.conversation(), null, answers),
        PostsResource.tag(reply));
  }

  @PUT
  @Path("/accepted")
  @Operation(
      summary = "Accept an answer",
      description = "Of a question, by who asked it; perhaps in place of another answer.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = Acceptance.class)))
  @APIResponse(responseCode = "204", description = "That reply is the accepted answer")
  public void accept(@Parameter(ref = "id") @PathParam("id") long id, JsonBody body) {
    var postId = new PostId(body.id("postId"));
    body.checked();
    var conversation = service.read(visitor.actor(), new ConversationId(id));
    if (conversations.find(postId).filter(post -> isOf(post, conversation)).isEmpty()) {
      throw Problem.of(422, "problem.rules").at("postId", "problem.field.not-here").thrown();
    }
    service.accept(visitor.actor(), postId);
  }

  private static boolean isOf(Post post, Conversation conversation) {
    return post.conversation().id().equals(conversation.id());
  }

  private Post again(String id) {
    return service.read(visitor.actor(), new PostId(Long.parseLong(id)));
  }
}
