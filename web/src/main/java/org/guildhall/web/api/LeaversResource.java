package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.privacy.PrivacyService;
import org.guildhall.web.Visitor;

/** Who left the firm, for HR and data protection. */
@Path("/leavers")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "People")
public class LeaversResource {
  @Inject private Visitor visitor;
  @Inject private PrivacyService service;
  @Inject private DataFile file;

  @GET
  @Path("/{userName}/data")
  @Operation(
      summary = "All that is kept about who left",
      description =
          "To be handed to him when he asks; that it was read stands in the audit log. Only for whoever"
              + " signed in for HR or data protection.")
  public Response whole(@Parameter(ref = "userName") @PathParam("userName") String userName) {
    var actor = visitor.actor();
    return file.of(actor, service.leaver(actor, Asked.name(userName)));
  }
}
