package org.guildhall.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.guildhall.community.SecondCriterionException;
import org.guildhall.conversation.EditConflictException;
import org.guildhall.knowledge.CardConflictException;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.platform.Storable;
import org.guildhall.platform.Visible;

/**
 * Turns what ended a call into a {@link Problem}, and a problem into JSON in the reader's language:
 * the counterpart of {@link RuleMessages} for programs.
 */
@ApplicationScoped
public class Problems {
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = System.getLogger(Problems.class.getName());
  private static final String TYPE = "urn:guildhall:problem:";
  private static final String OWN = "problem.";
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int UNPROCESSABLE = 422;

  /** RFC 6585, section 4. */
  private static final int TOO_MANY = 429;

  private static final int UNAVAILABLE = 503;

  /** That somebody writes too fast, with the seconds that he has to wait. */
  private static final String PACE = "conversation.pace";

  /** Rules that are no objection to what the call says, but to its moment. */
  private static final Map<String, Integer> STATUS_OF_RULES =
      Map.of(
          "community.taken.name",
          CONFLICT,
          "community.taken.criterion",
          CONFLICT,
          PACE,
          TOO_MANY,
          "report.many",
          TOO_MANY,
          "search.cursor",
          HttpServletResponse.SC_BAD_REQUEST,
          "search.off",
          UNAVAILABLE,
          "search.not-open",
          UNAVAILABLE,
          "search.check.running",
          UNAVAILABLE);

  private static final Map<String, String> FIELDS_OF_RULES =
      Map.ofEntries(
          Map.entry("community.taken.name", "name"),
          Map.entry("community.taken.criterion", "value"),
          Map.entry("conversation.tags.too-many", "tags"),
          Map.entry("conversation.tags.too-long", "tags"),
          Map.entry("election.promise.due", "promises"),
          Map.entry("election.credential.malformed", "blinded"),
          Map.entry("election.ballot.empty", "ranking"),
          Map.entry("election.ballot.unknown", "ranking"),
          Map.entry("election.ballot.twice", "ranking"),
          Map.entry("card.review-on.past", "reviewOn"),
          Map.entry("card.review-on.far", "reviewOn"),
          Map.entry("search.cursor", "cursor"),
          Map.entry("demo.clock.step", "advance"),
          Map.entry("submission.other-content", "Idempotency-Key"));

  @Inject private Texts text;
  @Inject private HttpServletRequest request;

  /** What that means for a program; a fault of ours is logged, and named by a reference only. */
  public Problem of(Throwable thrown) {
    return switch (root(thrown)) {
      case ProblemException known -> known.problem();
      case NotFoundException nothing -> Problem.of(404, "problem.not-found");
      case DeniedException denied -> rule(HttpServletResponse.SC_FORBIDDEN, denied);
      case EditConflictException stale ->
          rule(PRECONDITION_FAILED, stale).header("ETag", "\"" + stale.currentVersion() + "\"");
      case CardConflictException stale ->
          rule(PRECONDITION_FAILED, stale).header("ETag", "\"" + stale.currentVersion() + "\"");
      case SecondCriterionException second -> second(second);
      case BusinessException no -> rule(STATUS_OF_RULES.getOrDefault(no.key(), UNPROCESSABLE), no);
      case ConstraintViolationException invalid -> invalid(invalid);
      default -> fault(thrown);
    };
  }

  private static Problem rule(int status, BusinessException no) {
    var problem = Problem.of(status, no.key(), no.arguments().toArray());
    if (no.key().equals(PACE)) {
      problem.header("Retry-After", no.arguments().getFirst().toString());
    }
    var field = FIELDS_OF_RULES.get(no.key());
    return field == null ? problem : problem.at(field, no.key(), no.arguments().toArray());
  }

  /** With what speaks of it, and the communities that it could be instead. */
  private static Problem second(SecondCriterionException no) {
    var problem = rule(UNPROCESSABLE, no);
    for (var finding : no.outcome().findings()) {
      problem.at(finding.field().name().toLowerCase(Locale.ROOT), "problem.second", finding.text());
    }
    var split = Json.createArrayBuilder();
    for (var part : no.outcome().split().communities()) {
      split.add(
          Json.createObjectBuilder()
              .add("facet", part.facet().name().toLowerCase(Locale.ROOT))
              .add("value", part.value()));
    }
    return problem.member("split", split.build());
  }

  private static Problem invalid(ConstraintViolationException invalid) {
    var problem = Problem.of(UNPROCESSABLE, "problem.rules");
    for (var violation : invalid.getConstraintViolations()) {
      var field = field(violation.getPropertyPath());
      switch (violation.getConstraintDescriptor().getAnnotation()) {
        case Visible visible -> problem.at(field, "problem.field.blank");
        case Pattern visible -> problem.at(field, "problem.field.blank");
        case NotBlank visible -> problem.at(field, "problem.field.blank");
        case Storable storable -> problem.at(field, "page.character");
        case NotNull missing -> problem.at(field, "problem.field.missing");
        case Size size -> problem.at(field, "problem.field.size", size.min(), size.max());
        default -> problem.at(field, violation.getMessage());
      }
    }
    return problem;
  }

  /** The field as the caller knows it: its name, after that of the list and its place in there. */
  private static String field(Path path) {
    var name = "";
    for (var node : path) {
      if (node.getKind() == ElementKind.PROPERTY && node.getIndex() != null) {
        name += "[" + node.getIndex() + "]." + node.getName();
      } else if (node.getName() != null) {
        name = node.getName();
      }
    }
    return name;
  }

  private Problem fault(Throwable thrown) {
    var reference = ErrorReport.newReference();
    LOG.log(
        Level.ERROR,
        "reference " + reference + " at " + request.getMethod() + " " + request.getRequestURI(),
        thrown);
    return Problem.of(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "problem.fault", reference)
        .member("reference", Json.createValue(reference));
  }

  /** Whether a rule of ours, or a {@link Problem}, is what was thrown or is behind it. */
  public static boolean knows(Throwable thrown) {
    return isKnown(root(thrown));
  }

  private static boolean isKnown(Throwable cause) {
    return cause instanceof ProblemException
        || cause instanceof BusinessException
        || cause instanceof NotFoundException
        || cause instanceof ConstraintViolationException;
  }

  /** The cause that we know, however deep the server wrapped it; else what was thrown. */
  private static Throwable root(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (isKnown(cause)) {
        return cause;
      }
    }
    return thrown;
  }

  /** The problem as JSON. */
  public String json(Problem problem) {
    var key = problem.key();
    var json =
        Json.createObjectBuilder()
            .add("type", TYPE + (key.startsWith(OWN) ? key.substring(OWN.length()) : key))
            .add("title", text.of("problem.title." + problem.status()))
            .add("status", problem.status())
            .add("detail", text.of(key, problem.arguments()))
            .add("instance", request.getRequestURI());
    if (problem.hasWrongs()) {
      json.add("errors", errors(problem));
    }
    problem.members().forEach(json::add);
    return json.build().toString();
  }

  private JsonArray errors(Problem problem) {
    var errors = Json.createArrayBuilder();
    for (var wrong : problem.wrongs()) {
      errors.add(error(wrong));
    }
    return errors.build();
  }

  private JsonObject error(Problem.Wrong wrong) {
    return Json.createObjectBuilder()
        .add("field", wrong.field())
        .add("detail", text.of(wrong.key(), wrong.arguments()))
        .build();
  }

  /** Answers with the problem, where no resource does. */
  void write(Problem problem, HttpServletResponse response) throws IOException {
    var body = json(problem).getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    response.setContentType(MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
