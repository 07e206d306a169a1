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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityService;
import org.guildhall.community.CommunitySummary;
import org.guildhall.community.Facet;
import org.guildhall.community.Foundation;
import org.guildhall.web.Visitor;

/** Communities: listing, founding, reading, joining and leaving them. */
@Path("/communities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Communities", description = "People who share one thing, and who belongs to them")
public class CommunitiesResource {
  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private CommunityService service;
  @Inject private Creation creation;
  @Inject private Answers answers;

  @GET
  @Operation(
      summary = "List the communities",
      description = "All of them, by name; a closed one shows that it exists.")
  @APIResponse(responseCode = "200", description = "A page of communities")
  public Page<ShownCommunity> list(
      @Parameter(ref = "limit") @QueryParam("limit") String limit,
      @Parameter(ref = "cursor") @QueryParam("cursor") String cursor) {
    int most = Asked.limit(limit);
    var after = Cursor.name(cursor);
    var rows = communities.all(visitor.require().id(), after, most + 1);
    return Page.of(rows, most, this::shown, last -> Cursor.after(last.name()));
  }

  @POST
  @Operation(
      summary = "Found a community",
      description =
          "It begins to form, with the caller as its first founder. What speaks of a second"
              + " criterion is refused (422), and the answer offers a split.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewCommunity.class)))
  @APIResponseSchema(value = ShownCommunity.class, responseCode = "201")
  @APIResponse(responseCode = "409", ref = "conflict")
  public Response found(
      @Parameter(ref = "Idempotency-Key") @HeaderParam("Idempotency-Key") String key,
      JsonBody body) {
    var facet = body.oneOf("facet", Facet.class);
    var value = body.text("value");
    var name = body.text("name");
    var purpose = body.text("purpose");
    var closedReason = body.textOrNull("closedReason");
    body.checked();
    var foundation = new Foundation(facet, value, name, purpose, closedReason);
    var slug =
        creation.once(
            key,
            "/communities",
            Creation.content(facet, value, name, purpose, closedReason),
            new Creation.Way<>(
                () -> service.found(visitor.actor(), foundation),
                Function.identity(),
                Function.identity()));
    return answers.made("communities/" + slug, shown(summary(slug)));
  }

  @GET
  @Path("/{slug}")
  @Operation(summary = "Read about a community")
  @APIResponseSchema(ShownCommunity.class)
  public Response show(
      @Parameter(ref = "slug") @PathParam("slug") String slug,
      @Parameter(ref = "If-None-Match") @HeaderParam("If-None-Match") String known) {
    return answers.unlessKnown(known, shown(summary(slug)));
  }

  @PUT
  @Path("/{slug}/members/me")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Join a community",
      description =
          "Whoever is a member stays one. The founder that was missing opens a community. A body is"
              + " not looked at.")
  @APIResponse(responseCode = "204", description = "The caller is a member")
  public void join(@Parameter(ref = "slug") @PathParam("slug") String slug) {
    service.join(visitor.actor(), communities.requireBySlug(Asked.name(slug)).id());
  }

  @DELETE
  @Path("/{slug}/members/me")
  @Operation(
      summary = "Leave a community",
      description = "What he wrote there stays. Whoever is no member stays none.")
  @APIResponse(responseCode = "204", description = "The caller is no member")
  public void leave(@Parameter(ref = "slug") @PathParam("slug") String slug) {
    service.leave(visitor.actor(), communities.requireBySlug(Asked.name(slug)).id());
  }

  private CommunitySummary summary(String slug) {
    return communities.summary(Asked.name(slug), visitor.require().id());
  }

  private ShownCommunity shown(CommunitySummary community) {
    return ShownCommunity.of(community, answers);
  }
}
