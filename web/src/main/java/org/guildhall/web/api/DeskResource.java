package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.community.Communities;
import org.guildhall.moderation.ModerationService;
import org.guildhall.web.Visitor;

/** What waits for the leaders of a community. */
@Path("/communities/{slug}/desk")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Moderation")
public class DeskResource {
  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private ModerationService service;

  @GET
  @Operation(
      summary = "List the posts about which reports wait",
      description = "For leaders of the community; at most 100, the longest waiting first.")
  @APIResponse(responseCode = "200", description = "Posts")
  public Page<ShownDue> list(@Parameter(ref = "slug") @PathParam("slug") String slug) {
    var community = communities.requireBySlug(Asked.name(slug));
    var due = service.due(visitor.actor(), community, Asked.MOST);
    return new Page<>(due.stream().map(ShownDue::of).toList(), null);
  }
}
