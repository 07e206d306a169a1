package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.community.Communities;
import org.guildhall.importer.ImportId;
import org.guildhall.importer.ImportPolicy;
import org.guildhall.importer.ImportReception;
import org.guildhall.importer.ImportService;
import org.guildhall.web.Texts;
import org.guildhall.web.Visitor;

/** Bringing conversations in from elsewhere: beginning imports, following and cancelling them. */
@Path("/imports")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(
    name = "Imports",
    description = "Conversations from a Stack Exchange dump; for administrators only")
public class ImportsResource {
  static final String ZIP = "application/zip";

  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private ImportPolicy policy;
  @Inject private ImportReception reception;
  @Inject private ImportService service;
  @Inject private Texts texts;

  @GET
  @Operation(summary = "List the imports", description = "The last one first, without problems.")
  @APIResponse(responseCode = "200", description = "A page of imports")
  public Page<ShownImport> list(
      @Parameter(ref = "limit") @QueryParam("limit") String limit,
      @Parameter(ref = "cursor") @QueryParam("cursor") String cursor) {
    int most = Asked.limit(limit);
    var before = cursor == null ? null : Cursor.moment(cursor, (at, id) -> new ImportId(id));
    return Page.of(
        service.latest(visitor.actor(), before, most + 1),
        most,
        one -> ShownImport.of(one, null, texts),
        last -> Cursor.after(last.receivedAt(), last.id().value()));
  }

  @POST
  @Consumes(ZIP)
  @Operation(
      summary = "Begin an import",
      description =
          "The body is the dump, of any size that the server has room for. It is worked on after"
              + " the answer, one import at a time; what has come in before does not come twice, so"
              + " that sending it again does no harm.")
  @RequestBody(
      required = true,
      content =
          @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponseSchema(value = ShownImport.class, responseCode = "202")
  public Response begin(
      @Parameter(
              required = true,
              description = "Slug of the community that the conversations come into",
              example = "developers")
          @QueryParam("community")
          String community,
      @Parameter(
              required = true,
              description = "Short name of the site, always the same for the same site",
              schema = @Schema(pattern = ImportService.SOURCE),
              example = "bicycles-meta")
          @QueryParam("source")
          String source,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) String length,
      InputStream zip)
      throws IOException {
    policy.mayImport(visitor.actor()).orThrow();
    if (source == null || !source.matches(ImportService.SOURCE)) {
      throw Asked.wrong("source", "problem.parameter.source");
    }
    if (community == null) {
      throw Asked.wrong("community", "problem.field.missing");
    }
    var id =
        reception.receive(
            visitor.actor(), communities.requireBySlug(community).id(), source, zip, bytes(length));
    return Response.accepted(ShownImport.of(service.read(visitor.actor(), id), null, texts))
        .location(URI.create("imports/" + id))
        .build();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "How far is an import?")
  @APIResponseSchema(ShownImport.class)
  public ShownImport show(
      @Parameter(description = "The id of an import", example = "1") @PathParam("id") long id,
      @Parameter(
              description = "Whether to tell what could not be read",
              schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
          @QueryParam("problems")
          String problems) {
    var one = service.read(visitor.actor(), new ImportId(id));
    return ShownImport.of(
        one, "false".equals(problems) ? null : service.problems(visitor.actor(), one.id()), texts);
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Cancel an import",
      description = "What has come in stays. One that has ended stays as it is.")
  @APIResponse(responseCode = "204", description = "It does not go on")
  public void cancel(
      @Parameter(description = "The id of an import", example = "1") @PathParam("id") long id) {
    service.cancel(visitor.actor(), new ImportId(id));
  }

  private static long bytes(String length) {
    return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
  }
}
