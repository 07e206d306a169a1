package org.guildhall.web.person;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.conversation.Markdown;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.web.Visitor;

/**
 * Whom someone may mean who types the beginning of a name, for the field where he writes: at most
 * eight colleagues, each with {@code userName}, {@code name} and {@code about}.
 */
@WebServlet("/person/suggest")
public class SuggestPeople extends HttpServlet {
  private static final int MOST = 8;

  @Inject private transient Visitor visitor;
  @Inject private transient People people;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!visitor.isKnown()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    var typed = Objects.requireNonNullElse(request.getParameter("q"), "");
    var found = Json.createArrayBuilder();
    if (typed.length() <= Person.NAME_MAX) {
      people.beginningWith(typed, MOST).stream()
          .filter(person -> Markdown.mentions(person.userName()))
          .map(SuggestPeople::shown)
          .forEach(found::add);
    }
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(found.build().toString());
  }

  private static JsonObject shown(Person person) {
    var about =
        Stream.of(person.title(), person.city())
            .filter(part -> part != null)
            .collect(Collectors.joining(" · "));
    return Json.createObjectBuilder()
        .add("userName", person.userName())
        .add("name", person.name())
        .add("about", about)
        .build();
  }
}
