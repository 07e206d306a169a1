package org.guildhall.web;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.guildhall.demo.DemoSettings;
import org.guildhall.people.AccessTokenService;
import org.guildhall.people.People;
import org.guildhall.people.Person;

/**
 * Lets in, or does not, who calls the API or reads a feed: the server asks nobody there for his
 * sign-in, so nothing of it can be reached but through here.
 *
 * <p>Whoever shows a token comes in by it or not at all, whatever session he has beside; whoever
 * shows none, by the session of the server. What goes wrong behind the door, and was not answered
 * there, becomes a {@link Problem}, never a page.
 */
@WebFilter(urlPatterns = {Door.API + "*", Door.FEED + "*"})
public class Door extends HttpFilter {
  static final String API = "/api/";
  static final String FEED = "/feed/";
  private static final String PROVISIONING = "/scim/";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern BOX = Pattern.compile("/api/v1/elections/[0-9]+/ballots/");
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";
  private static final String OF_DEMO = "demo-";

  @Inject private transient Visitor visitor;
  @Inject private transient AccessTokenService tokens;
  @Inject private transient People people;
  @Inject private transient DemoSettings demo;
  @Inject private transient Problems problems;
  @Inject private transient Event<SignInRefused> refused;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      if (!isBox(request)) {
        enter(request);
      }
      requireServed(request);
      chain.doFilter(request, new AnswersInProblems(response, problems));
    } catch (RuntimeException | ServletException e) {
      if (response.isCommitted()) {
        throw e;
      }
      response.resetBuffer();
      problems.write(problems.of(e), response);
    }
  }

  /** Whether a program came with a key of its own, which no other site can make a browser send. */
  static boolean isKnockedOnWithKey(HttpServletRequest request) {
    return isBehind(request) && request.getHeader("Authorization") != null;
  }

  /** Whether that is an address behind this door. */
  static boolean isBehind(HttpServletRequest request) {
    return isApi(request) || isFeed(request);
  }

  /** Whether that is an address of the API, which has more methods than pages and feeds have. */
  static boolean isApi(HttpServletRequest request) {
    return path(request).startsWith(API);
  }

  /** Whether that is an address for provisioning clients, which have a door of their own. */
  static boolean isProvisioning(HttpServletRequest request) {
    return path(request).startsWith(PROVISIONING);
  }

  /** As the server reads it, with a slash at its end: what nobody serves is all path info. */
  static String path(HttpServletRequest request) {
    return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "") + '/';
  }

  /**
   * Whether a ballot comes: whoever brings one shows a credential, and nobody looks who he is, not
   * even where a browser or a program says so.
   */
  private static boolean isBox(HttpServletRequest request) {
    return request.getMethod().equals("PUT") && BOX.matcher(path(request)).matches();
  }

  private void enter(HttpServletRequest request) {
    var shown = request.getHeader("Authorization");
    if (shown != null) {
      var pass = text(request, shown).flatMap(this::pass).orElseThrow(() -> refused(request));
      if (!pass.isForWriting() && !READING.contains(request.getMethod())) {
        throw Problem.of(403, "problem.token-reads").thrown();
      }
      visitor.enter(pass);
    } else if (request.getUserPrincipal() == null) {
      throw challenge(Problem.of(401, "problem.sign-in"), request, "").thrown();
    } else if (!request.isUserInRole("employee")) {
      throw Problem.of(403, "person.denied.unknown").thrown();
    }
  }

  /** What no resource and no feed serves, the server would look for among the files of pages. */
  private static void requireServed(HttpServletRequest request) {
    if (!request.getHttpServletMapping().getPattern().matches("/(api|feed)/.+")) {
      throw Problem.ofStatus(404).thrown();
    }
  }

  /** The token, as programs send it, and for feeds as the password of any user name. */
  private static Optional<String> text(HttpServletRequest request, String shown) {
    var scheme = shown.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(BEARER)) {
      return Optional.of(shown.substring(BEARER.length()).strip());
    }
    return scheme.startsWith(BASIC) && isFeed(request)
        ? password(shown.substring(BASIC.length()).strip())
        : Optional.empty();
  }

  private static Optional<String> password(String encoded) {
    try {
      var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Pass> pass(String token) {
    return demo.isOn() && token.startsWith(OF_DEMO)
        ? people
            .findByUserName(token.substring(OF_DEMO.length()))
            .filter(Person::isActive)
            .map(person -> Pass.ofDemo(person, demo.administrators().contains(person.userName())))
        : tokens.recognise(token).map(Pass::of);
  }

  private RuntimeException refused(HttpServletRequest request) {
    refused.fire(new SignInRefused());
    var unknown = Problem.of(401, "problem.token-unknown");
    return challenge(unknown, request, ", error=\"invalid_token\"").thrown();
  }

  private static Problem challenge(Problem problem, HttpServletRequest request, String error) {
    return problem.header(
        "WWW-Authenticate",
        isFeed(request)
            ? "Basic realm=\"guildhall\", charset=\"UTF-8\""
            : "Bearer realm=\"guildhall\"" + error);
  }

  private static boolean isFeed(HttpServletRequest request) {
    return path(request).startsWith(FEED);
  }
}
