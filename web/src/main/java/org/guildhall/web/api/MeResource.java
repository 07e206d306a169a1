package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.community.Communities;
import org.guildhall.people.Person;
import org.guildhall.web.Visitor;

/** Who calls, and by what he came in. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "People")
public class MeResource {
  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private Answers answers;

  @GET
  @Operation(
      summary = "Who am I?",
      description = "Also by what one signed in, and what that allows.")
  public ShownMe me() {
    visitor.actor();
    var person = visitor.getPerson();
    return new ShownMe(
        visitor.getUserName(),
        person == null ? null : person.name(),
        visitor.isAdministrator(),
        JsonBody.word(visitor.getMeans()),
        visitor.getToken().map(ShownMe.Token::of).orElse(null),
        person == null ? List.of() : joined(person));
  }

  private List<ShownCommunity> joined(Person person) {
    return communities.of(person.id(), person.id()).stream()
        .map(community -> ShownCommunity.of(community, answers))
        .toList();
  }
}
