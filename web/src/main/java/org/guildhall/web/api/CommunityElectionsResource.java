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
import org.guildhall.community.Communities;
import org.guildhall.leadership.ElectionPolicy;
import org.guildhall.leadership.Elections;
import org.guildhall.web.Visitor;

/** The elections of a community. */
@Path("/communities/{slug}/elections")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Elections")
public class CommunityElectionsResource {
  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private Elections elections;
  @Inject private ElectionPolicy policy;
  @Inject private Answers answers;

  @GET
  @Operation(summary = "List the elections of a community", description = "The latest first.")
  @APIResponse(responseCode = "200", description = "A page of elections")
  public Page<ListedElection> list(
      @Parameter(ref = "slug") @PathParam("slug") String slug,
      @Parameter(ref = "limit") @QueryParam("limit") String limit,
      @Parameter(ref = "cursor") @QueryParam("cursor") String cursor) {
    var community = communities.requireBySlug(Asked.name(slug));
    policy.mayRead(visitor.require(), community).orThrow();
    int most = Asked.limit(limit);
    var rows = elections.of(community, Cursor.election(cursor), most + 1);
    return Page.of(
        rows,
        most,
        election -> ListedElection.of(election, answers),
        last -> Cursor.after(last.id().toString()));
  }
}
