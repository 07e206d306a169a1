package org.guildhall.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives the session a new id when somebody has signed in, so that an id which another made his
 * browser keep before opens nothing (session fixation).
 *
 * <p>Pages need no session. Where idleness signs out, everyone who signed in has one, by which the
 * server counts how long he has been away.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SessionOfSignIn extends HttpFilter {
  private static final String WHOSE = SessionOfSignIn.class.getName();

  @Inject
  @ConfigProperty(name = "guildhall.session.idle-signs-out", defaultValue = "false")
  private transient boolean idleSignsOut;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var userName = request.getRemoteUser();
    if (userName != null) {
      var session = request.getSession(idleSignsOut);
      if (session != null && !userName.equals(session.getAttribute(WHOSE))) {
        if (!session.isNew()) {
          request.changeSessionId();
        }
        session.setAttribute(WHOSE, userName);
      }
    }
    chain.doFilter(request, response);
  }
}
