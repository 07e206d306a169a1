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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.leadership.BallotFiles;
import org.guildhall.leadership.Corrections;
import org.guildhall.leadership.Election;
import org.guildhall.leadership.ElectionId;
import org.guildhall.leadership.ElectionPolicy;
import org.guildhall.leadership.ElectionService;
import org.guildhall.leadership.Elections;
import org.guildhall.leadership.Platform;
import org.guildhall.leadership.Ranking;
import org.guildhall.web.Problem;
import org.guildhall.web.Visitor;

/** An election: reading it, standing in it, voting, and its record. */
@Path("/elections/{election}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Elections", description = "How communities choose who leads them")
public class ElectionsResource {
  @Inject private Visitor visitor;
  @Inject private Elections elections;
  @Inject private Corrections corrections;
  @Inject private Clock clock;
  @Inject private ElectionPolicy policy;
  @Inject private ElectionService service;
  @Inject private Answers answers;

  @GET
  @Operation(
      summary = "Read about an election",
      description = "Who stands, how far it is, and the key against which credentials are checked.")
  @APIResponseSchema(ShownElection.class)
  public Response show(
      @Parameter(ref = "election") @PathParam("election") long id,
      @Parameter(ref = "If-None-Match") @HeaderParam("If-None-Match") String known) {
    var election = readable(id);
    return answers.unlessKnown(
        known,
        ShownElection.of(
            election,
            elections.candidacies(election),
            corrections.of(election),
            clock.instant(),
            elections.rollEntry(election, visitor.require().id()),
            policy.mayStand(visitor.require(), election),
            answers));
  }

  @PUT
  @Path("/candidacies/me")
  @Operation(
      summary = "Put oneself forward",
      description =
          "Or say it anew. Denied, with the one rule that decided, to bosses, to new members and to"
              + " who wrote nothing there.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewCandidacy.class)))
  @APIResponse(responseCode = "204", description = "The caller stands")
  public void stand(@Parameter(ref = "election") @PathParam("election") long id, JsonBody body) {
    var statement = body.text("statement");
    var promises = new ArrayList<Platform.Promised>();
    for (var promise : body.objects("promises")) {
      promises.add(new Platform.Promised(promise.text("text"), promise.day("due")));
      promise.checked();
    }
    body.checked();
    readable(id);
    service.stand(visitor.actor(), new ElectionId(id), new Platform(statement, promises));
  }

  @DELETE
  @Path("/candidacies/me")
  @Operation(
      summary = "Stand no longer",
      description = "Until voting opens. Whoever does not stand goes on not standing.")
  @APIResponse(responseCode = "204", description = "The caller does not stand")
  public void withdraw(@Parameter(ref = "election") @PathParam("election") long id) {
    readable(id);
    service.withdraw(visitor.actor(), new ElectionId(id));
  }

  @POST
  @Path("/credential")
  @Operation(
      summary = "Get a credential",
      description =
          "Signs a token that the caller has blinded (RFC 9474, RSABSSA-SHA384-PSS-Randomized), once"
              + " for everybody on the roll; the same message gets the same answer.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewCredential.class)))
  @APIResponse(responseCode = "200", description = "The blind signature")
  public ShownCredential credential(
      @Parameter(ref = "election") @PathParam("election") long id, JsonBody body) {
    var blinded = body.text("blinded");
    body.checked();
    readable(id);
    return new ShownCredential(service.credential(visitor.actor(), new ElectionId(id), blinded));
  }

  @PUT
  @Path("/ballots")
  @Operation(
      summary = "Cast a ballot",
      description =
          "Without any sign-in: what is sent with it is not looked at. A ballot with the same token"
              + " takes the place of the one before; it is never shown again.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewBallot.class)))
  @APIResponse(responseCode = "200", description = "By what the ballot is found in the closed box")
  public ShownReceipt cast(
      @Parameter(ref = "election") @PathParam("election") long id, JsonBody body) {
    var token = body.text("token");
    var signature = body.text("signature");
    var ranking = body.groups("ranking");
    body.checked();
    return new ShownReceipt(
        service.cast(new ElectionId(id), token, signature, new Ranking(ranking)));
  }

  @GET
  @Path("/record")
  @Operation(
      summary = "Download the record",
      description =
          "All that happened, entry by entry, chained by hashes, with the ballots of the closed box"
              + " in an order that says nothing (from 10 ballots up).")
  @APIResponse(responseCode = "200", description = "The record so far")
  public Response record(@Parameter(ref = "election") @PathParam("election") long id) {
    readable(id);
    return file(
        service.record(visitor.actor(), new ElectionId(id)).toString(),
        MediaType.APPLICATION_JSON,
        id,
        "json");
  }

  @GET
  @Path("/record.blt")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "Download the ballots as BLT")
  @APIResponse(responseCode = "200", description = "The ballots of the closed box")
  public Response blt(@Parameter(ref = "election") @PathParam("election") long id) {
    return file(ballots(id).blt(), MediaType.TEXT_PLAIN, id, "blt");
  }

  @GET
  @Path("/record.soi")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "Download the ballots as PrefLib has them",
      description = "With equal ranks the file is one of PrefLib’s type toi.")
  @APIResponse(responseCode = "200", description = "The ballots of the closed box")
  public Response soi(@Parameter(ref = "election") @PathParam("election") long id) {
    var ballots = ballots(id);
    return file(ballots.preflib(), MediaType.TEXT_PLAIN, id, ballots.preflibType());
  }

  private BallotFiles ballots(long id) {
    readable(id);
    return service
        .ballots(visitor.actor(), new ElectionId(id))
        .orElseThrow(() -> Problem.ofStatus(404).thrown());
  }

  private static Response file(String content, String type, long id, String ending) {
    return Response.ok(content, type + ";charset=utf-8")
        .header(
            "Content-Disposition", "attachment; filename=\"election-" + id + "." + ending + "\"")
        .build();
  }

  /** One of a community whose conversations the caller may not read is not there for him. */
  private Election readable(long id) {
    var election = elections.require(new ElectionId(id));
    if (!policy.mayRead(visitor.require(), election.community()).isAllowed()) {
      throw Problem.ofStatus(404).thrown();
    }
    return election;
  }
}
