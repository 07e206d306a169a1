package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.search.SearchService;
import org.guildhall.web.Reader;
import org.guildhall.web.Visitor;

/** What is like a question that is being written. */
@Path("/similar")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Search")
public class SimilarResource {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_BODY = 20_000;
  private static final int USUAL = 5;
  private static final int MOST = 20;

  @Inject private Visitor visitor;
  @Inject private Reader reader;
  @Inject private SearchService service;
  @Inject private Answers answers;

  @GET
  @Operation(
      summary = "Find what is like a question",
      description = "Conversations and cards about the same, the most similar first.")
  @APIResponse(responseCode = "200", description = "Findings")
  public Page<ShownFinding> similar(
      @Parameter(required = true, description = "At most 200 characters") @QueryParam("title")
          String title,
      @Parameter(description = "What was written so far, at most 20,000 characters")
          @QueryParam("body")
          String body,
      @Parameter(description = "How many at most, 1 to 20; 5 when left out") @QueryParam("size")
          String size) {
    var asked = text("title", title, LONGEST_TITLE);
    if (asked.isEmpty()) {
      throw Asked.wrong("title", "problem.field.missing");
    }
    int most = Asked.number("size", size, 1, MOST, USUAL);
    var found =
        service.similar(
            visitor.actor(),
            asked,
            text("body", body, LONGEST_BODY),
            SearchResource.languages(reader),
            most);
    return new Page<>(found.stream().map(one -> ShownFinding.of(one, answers)).toList(), null);
  }

  private static String text(String name, String written, int longest) {
    var text = Objects.requireNonNullElse(Asked.text(name, written), "");
    if (text.length() > longest) {
      throw Asked.wrong(name, "problem.field.size", 0, longest);
    }
    return text;
  }
}
