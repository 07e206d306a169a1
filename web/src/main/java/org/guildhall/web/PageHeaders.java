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
 * Tells the browser what a page of ours may do: run our scripts and styles, none in the page
 * itself; be framed by ourselves; be kept by nobody.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class PageHeaders extends HttpFilter {
  private static final String RESOURCES = "/jakarta.faces.resource/";

  /** Whence posts may show images; a firm that wants none from outside sets 'self'. */
  @Inject
  @ConfigProperty(name = "guildhall.web.image-sources", defaultValue = "'self' https: data:")
  private transient String imageSources;

  @Inject private transient Provider provider;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // Has no page of ours; the server's SAML answers there with a form that a script of its sends.
    if (!request.getServletPath().equals("/sign-out")) {
      response.setHeader("Content-Security-Policy", policy());
    }
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    if (Door.isBehind(request)) {
      // To be asked for again each time, with what was kept; and what is whose depends on these.
      response.setHeader("Cache-Control", "private, no-cache");
      response.setHeader("Vary", "Accept-Language, Authorization, Cookie");
    } else if (!request.getRequestURI().startsWith(request.getContextPath() + RESOURCES)) {
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, response);
  }

  /** A form may be sent to the provider too: there a browser is led when its sign-in has ended. */
  private String policy() {
    return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src "
        + imageSources
        + "; form-action 'self'"
        + provider.origin().map(origin -> " " + origin).orElse("")
        + "; base-uri 'none'; frame-ancestors 'self'";
  }
}
