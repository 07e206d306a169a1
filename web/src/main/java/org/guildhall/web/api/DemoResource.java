package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.demo.DemoClock;
import org.guildhall.leadership.ElectionCalendar;
import org.guildhall.moderation.ModerationCalendar;
import org.guildhall.web.Visitor;

/** What only a demo has. */
@Path("/demo")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Demo", description = "Not there in a house that is no demo")
public class DemoResource {
  @Inject private Visitor visitor;
  @Inject private DemoClock clock;
  @Inject private ElectionCalendar calendar;
  @Inject private ModerationCalendar moderation;

  /** How far to move the clock, as the description of the API shows it. */
  @Schema(name = "NewTime")
  record NewTime(
      @Schema(
              required = true,
              description = "An ISO 8601 duration of at most 400 days",
              examples = "P7D")
          String advance) {}

  /** What time it is in the house. */
  public record ShownTime(Instant now) {}

  @POST
  @Path("/clock")
  @Operation(
      summary = "Move the clock forward",
      description = "For everybody and for good; what then is due has happened when this returns.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewTime.class)))
  @APIResponse(responseCode = "200", description = "What time it is now")
  public ShownTime advance(JsonBody body) {
    var step = body.duration("advance");
    body.checked();
    var now = clock.advance(visitor.actor(), step);
    calendar.turn();
    moderation.turn();
    return new ShownTime(now);
  }
}
