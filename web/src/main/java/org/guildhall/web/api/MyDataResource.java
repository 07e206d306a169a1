package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.web.Visitor;

/** All that is kept about who calls, as a file. */
@Path("/me/data")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "People")
public class MyDataResource {
  @Inject private Visitor visitor;
  @Inject private DataFile file;

  @GET
  @Operation(
      summary = "All that is kept about me",
      description = "A file: an array for each kind of thing, also where it is empty.")
  public Response whole() {
    return file.of(visitor.actor(), visitor.require().id());
  }
}
