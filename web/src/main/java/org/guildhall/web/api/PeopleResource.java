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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.community.Communities;
import org.guildhall.people.People;
import org.guildhall.privacy.PrivacySettings;
import org.guildhall.web.Visitor;

/** Colleagues, as the directory knows them. */
@Path("/people")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "People", description = "Colleagues, as the directory knows them")
public class PeopleResource {
  @Inject private Visitor visitor;
  @Inject private People people;
  @Inject private Communities communities;
  @Inject private PrivacySettings privacy;
  @Inject private Answers answers;

  @GET
  @Path("/{userName}")
  @Operation(
      summary = "Read about a person",
      description = "Also about who left the firm, and who is known only by imported posts.")
  public ShownPerson show(@Parameter(ref = "userName") @PathParam("userName") String userName) {
    var reader = visitor.require();
    var person = people.requireByUserName(Asked.name(userName));
    return ShownPerson.of(
        person,
        privacy,
        communities.of(person.id(), reader.id()).stream().map(ShownPlace::of).toList(),
        answers.page("/person/show", "name", person.userName()));
  }
}
