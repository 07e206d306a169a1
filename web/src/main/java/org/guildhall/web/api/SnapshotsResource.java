package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.directory.DirectoryService;
import org.guildhall.directory.Snapshot;
import org.guildhall.web.Visitor;

/** What the firm's directories said, and what that changed. */
@Path("/directory/snapshots")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(
    name = "Directory",
    description = "Who works here, as directories say; for administrators and HR only")
public class SnapshotsResource {
  /** Those of a list. */
  public record Snapshots(List<ShownSnapshot> items) {}

  @Inject private Visitor visitor;
  @Inject private DirectoryService service;

  @GET
  @Operation(summary = "List the latest snapshots", description = "The last one first, at most 50.")
  @APIResponseSchema(Snapshots.class)
  public Snapshots list() {
    return new Snapshots(service.latest(visitor.actor()).stream().map(this::shown).toList());
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "How far is a snapshot, and what does it change?")
  @APIResponseSchema(ShownSnapshot.class)
  public ShownSnapshot show(
      @Parameter(description = "The id of a snapshot", example = "1") @PathParam("id") long id) {
    return shown(service.snapshot(visitor.actor(), id));
  }

  private ShownSnapshot shown(Snapshot one) {
    return ShownSnapshot.of(one, service.percent(one.id()));
  }
}
