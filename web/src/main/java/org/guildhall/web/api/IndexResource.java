package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.search.SearchService;
import org.guildhall.web.Visitor;

/** How the search index is. */
@Path("/index")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Search", description = "Finding, within one's rights")
public class IndexResource {
  @Inject private Visitor visitor;
  @Inject private SearchService service;

  @GET
  @Operation(summary = "How is the index?", description = "For administrators.")
  public ShownIndex show() {
    return ShownIndex.of(service.status(visitor.actor()));
  }

  @POST
  @Path("/rebuild")
  @Operation(
      summary = "Have the index built anew",
      description =
          "For administrators. Searches see the old one until the new one is whole. A body is not"
              + " looked at.")
  @APIResponseSchema(value = ShownIndex.class, responseCode = "202")
  public Response rebuild() {
    service.rebuild(visitor.actor());
    return Response.accepted(show()).build();
  }

  @GET
  @Path("/check")
  @Operation(
      summary = "Compare the index with the database",
      description =
          "Counts and checksums of each community that one may read, of an administrator of all. It"
              + " reads all that was ever said, so it takes its time; one runs at a time.")
  public ShownIndexCheck check() {
    return ShownIndexCheck.of(service.check(visitor.actor()));
  }
}
