package org.guildhall.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses a request that cannot be read, with a status that says so, before a page fails over it:
 * what is wrong with it is not our fault and no 500.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class WellFormed extends HttpFilter {
  /**
   * Bytes of a form without files: the longest post has 20,000 characters, each at most 12 bytes.
   */
  private static final long MOST_OF_A_FORM = 1_000_000;

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

  /**
   * What looks like a page and is none: the page of errors, which only the server shows, when there
   * is an error; and a resource without a name, over which Faces stumbles.
   */
  private static final Set<String> NO_PAGES =
      Set.of("/error", "/error.xhtml", "/jakarta.faces.resource/.xhtml");

  /** In an Accept header: parameters of nothing, or a weight that is no number. */
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "(^|,)\\s*;|;\\s*q\\s*=(?!\\s*([0-9]+\\.?[0-9]*|\\.[0-9]+)\\s*([,;]|$))",
          Pattern.CASE_INSENSITIVE);

  /** What the server answers itself: where the welcome page is, and a sign-in. */
  private static final Set<String> OF_THE_SERVER = Set.of("/", "//", "/j_security_check/");

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FILES = "multipart/form-data";

  /** The servlet of Faces, as web.xml names it. */
  private static final String PAGES = "faces";

  private static final String STATE = "jakarta.faces.ViewState";

  @Inject private transient Problems problems;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    int problem = problem(request);
    if (problem == 0) {
      chain.doFilter(new ReadableDates(request), response);
    } else if (Door.isBehind(request)) {
      problems.write(Problem.ofStatus(problem), response);
    } else {
      response.sendError(problem);
    }
  }

  /** The status that names what is wrong; 0 when nothing is. */
  private static int problem(HttpServletRequest request) throws IOException {
    if (NO_PAGES.contains(request.getServletPath())) {
      return HttpServletResponse.SC_NOT_FOUND;
    }
    if (Door.isProvisioning(request)) {
      // Its servlet judges all else, in the words of its protocol.
      return isCalledByAnAddress(request) ? 0 : HttpServletResponse.SC_BAD_REQUEST;
    }
    // To Faces a page that is put or deleted is a page that is read.
    if (!METHODS.contains(request.getMethod()) && !Door.isApi(request)) {
      return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
    }
    if (!isCalledByAnAddress(request)
        || Collections.list(request.getHeaders("Accept")).stream()
            .anyMatch(accept -> UNREADABLE.matcher(accept).find())) {
      return HttpServletResponse.SC_BAD_REQUEST;
    }
    if (isForm(request, FORM)) {
      // Without its length it could be endless, and is read into memory at once.
      if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
        return HttpServletResponse.SC_LENGTH_REQUIRED;
      }
      if (request.getContentLengthLong() > MOST_OF_A_FORM) {
        return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
      }
    }
    var query = request.getQueryString();
    // No database of ours keeps it; what is typed into a form is judged there, with a message.
    if (query != null && query.contains("%00")) {
      return HttpServletResponse.SC_BAD_REQUEST;
    }
    if (isForm(request, FILES)
        && request.getHttpServletMapping().getServletName().equals(PAGES)
        && !hasParts(request)) {
      return HttpServletResponse.SC_BAD_REQUEST;
    }
    if (isNowhere(request)) {
      return HttpServletResponse.SC_NOT_FOUND;
    }
    try {
      // Pages keep no state. What a page never gave out would be an error deep inside of Faces.
      var state = request.getParameter(STATE);
      return state == null || state.equals("stateless") ? 0 : HttpServletResponse.SC_BAD_REQUEST;
    } catch (IllegalArgumentException | IllegalStateException e) {
      // A percent sign that encodes nothing, more parameters than the server reads.
      return HttpServletResponse.SC_BAD_REQUEST;
    }
  }

  /**
   * Whether the server would look for a file: there is none, and it would log the address, which
   * may say anything.
   */
  private static boolean isNowhere(HttpServletRequest request) {
    return request.getServletPath().isEmpty() && !OF_THE_SERVER.contains(Door.path(request));
  }

  /** False for a file without an end, and for parts with nothing that would tell them apart. */
  private static boolean hasParts(HttpServletRequest request) {
    try {
      request.getParts();
      return true;
    } catch (IOException | IllegalArgumentException | IllegalStateException | ServletException e) {
      return false;
    }
  }

  /** Whether the name by which the server is called could be one: answers give it back in links. */
  private static boolean isCalledByAnAddress(HttpServletRequest request) {
    var called = request.getRequestURL();
    try {
      int host = called.indexOf("//");
      int path = called.indexOf("/", host + 2);
      return new URI(called.substring(0, path < 0 ? called.length() : path)).getRawAuthority()
          != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isForm(HttpServletRequest request, String kind) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(kind);
  }

  /** A date that is none is to be ignored (RFC 9110, 13.1.3); the server makes it an error. */
  private static final class ReadableDates extends HttpServletRequestWrapper {
    ReadableDates(HttpServletRequest request) {
      super(request);
    }

    @Override
    public long getDateHeader(String name) {
      try {
        return super.getDateHeader(name);
      } catch (IllegalArgumentException e) {
        return -1;
      }
    }
  }
}
