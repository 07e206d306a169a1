package org.guildhall.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.guildhall.conversation.Kind;
import org.guildhall.search.SearchService;
import org.guildhall.search.lucene.Age;
import org.guildhall.search.lucene.Language;
import org.guildhall.search.lucene.SearchRequest.Order;
import org.guildhall.web.Reader;
import org.guildhall.web.Visitor;

/** Finding cards, conversations, people and communities. */
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "Search", description = "Finding, within one's rights")
public class SearchResource {
  private static final int LONGEST = 1_000;
  private static final int MOST = 100;
  private static final int USUAL = 20;
  private static final int DEEPEST = 10_000;

  @Inject private Visitor visitor;
  @Inject private Reader reader;
  @Inject private SearchService service;
  @Inject private Answers answers;

  /** What may be looked for. */
  enum Type {
    CARD(SearchService.Section.CARDS),
    CONVERSATION(SearchService.Section.CONVERSATIONS),
    PERSON(SearchService.Section.PEOPLE),
    COMMUNITY(SearchService.Section.COMMUNITIES);

    private final SearchService.Section section;

    static Type of(SearchService.Section section) {
      return Arrays.stream(values())
          .filter(type -> type.section == section)
          .findFirst()
          .orElseThrow();
    }

    String word() {
      return JsonBody.word(this);
    }

    Type(SearchService.Section section) {
      this.section = section;
    }
  }

  @GET
  @Operation(
      summary = "Find",
      description =
          "The best first, at most one finding of each conversation. Good cards stand first, then"
              + " people and communities that are called so. `total` counts up to 1,000, and"
              + " `more` tells whether there are more than that; `next`"
              + " leads on all the same. `facets` tell what it could be narrowed to, and"
              + " `suggestion` a better spelling.")
  public ShownFindings find(
      @Parameter(
              required = true,
              description = "Words; \"a phrase\"; -without; begin*. At most 1,000 characters")
          @QueryParam("q")
          String q,
      @Parameter(description = "Only card, conversation, person or community; left out: all")
          @QueryParam("type")
          String type,
      @Parameter(description = "Only in the community with this slug") @QueryParam("community")
          String community,
      @Parameter(description = "Only in conversations of this kind, such as question")
          @QueryParam("kind")
          String kind,
      @Parameter(description = "Only conversations with this tag") @QueryParam("tag") String tag,
      @Parameter(description = "Only by the person with this user name") @QueryParam("author")
          String author,
      @Parameter(description = "Only texts in this language: en, it, ru, de, es or fr")
          @QueryParam("language")
          String language,
      @Parameter(description = "Only of this age: day, week, month, year or older")
          @QueryParam("age")
          String age,
      @Parameter(description = "relevance, or time for what was written last; left out: relevance")
          @QueryParam("order")
          String order,
      @Parameter(description = "Where to go on: what `cursor` said, in place of `from`")
          @QueryParam("cursor")
          String cursor,
      @Parameter(
              description = "The first finding wanted, from 0 to 10,000; usually what `next` said")
          @QueryParam("from")
          String from,
      @Parameter(description = "How many findings at most, 1 to 100; 20 when left out")
          @QueryParam("size")
          String size) {
    var text = Asked.text("q", q);
    if (text == null) {
      throw Asked.wrong("q", "problem.field.missing");
    }
    if (text.length() > LONGEST) {
      throw Asked.wrong("q", "problem.field.size", 1, LONGEST);
    }
    var wished = Asked.oneOf("type", type, Type.class);
    int first = Asked.number("from", from, 0, DEEPEST, 0);
    int most = Asked.number("size", size, 1, MOST, USUAL);
    var sorted = Asked.oneOf("order", order, Order.class);
    var query =
        new SearchService.Query(
            text,
            languages(reader),
            wished == null ? null : wished.section,
            Asked.text("community", community),
            Asked.text("tag", tag),
            Asked.text("author", author),
            language(language),
            Asked.oneOf("kind", kind, Kind.class),
            Asked.oneOf("age", age, Age.class),
            sorted == null ? Order.RELEVANCE : sorted,
            cursor,
            first,
            most);
    return ShownFindings.of(service.find(visitor.actor(), query), first + most, DEEPEST, answers);
  }

  static Set<Language> languages(Reader reader) {
    return reader.languages().stream()
        .map(Locale::of)
        .map(Language::of)
        .collect(Collectors.toSet());
  }

  private static Language language(String code) {
    if (code == null) {
      return null;
    }
    var language = Language.of(Locale.of(code));
    if (language == Language.OTHER) {
      throw Asked.wrong("language", "problem.field.not-one-of", codes());
    }
    return language;
  }

  private static String codes() {
    return Arrays.stream(Language.values())
        .filter(language -> language != Language.OTHER)
        .map(Language::code)
        .collect(Collectors.joining(", "));
  }
}
