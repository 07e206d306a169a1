package org.guildhall.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.NotFoundException;

/**
 * Answers 404 for what is not there and 403, with the reason, for a page that is not for the reader:
 * neither is a fault of ours.
 */
@WebFilter(urlPatterns = "/*")
public class Refusals extends HttpFilter {
  /** The request attribute that holds the {@link DeniedException}. */
  static final String DENIED = Refusals.class.getName() + ".denied";

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      switch (refusal(e)) {
        case NotFoundException nothing -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        case DeniedException denied -> {
          request.setAttribute(DENIED, denied);
          response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
        case null, default -> throw e;
      }
    }
  }

  private static Throwable refusal(Throwable thrown) {
    var cause = thrown;
    while (cause != null
        && !(cause instanceof NotFoundException)
        && !(cause instanceof DeniedException)) {
      cause = cause.getCause();
    }
    return cause;
  }
}
