package org.guildhall.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * Refuses what another site makes a browser send in its user's name (cross-site request forgery).
 *
 * <p>Pages keep no state between requests, so there is no token in a session to compare. The
 * browser itself says where a request comes from: by {@code Sec-Fetch-Site} (W3C Fetch Metadata),
 * else by {@code Origin}, neither of which a page can forge. A client that sends neither is no
 * browser, and has no cookie that another site could abuse. Nor has a program that shows the {@link
 * Door} a token: no site can make a browser send one.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SameOrigin extends HttpFilter {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  @Inject private transient Problems problems;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (SAFE_METHODS.contains(request.getMethod())
        || Door.isKnockedOnWithKey(request)
        || isOurs(request)
        || isOfSignIn(request)) {
      chain.doFilter(request, response);
    } else if (Door.isBehind(request)) {
      problems.write(Problem.of(403, "problem.other-site"), response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /**
   * Whether that is a form which the server kept, and gives back after a sign-in at a provider: the
   * browser sent no form but came from that other site, as to any page. {@link UnsentForms} shows
   * such a form and does nothing with it; what is no page of Faces would act, and stays refused.
   */
  private static boolean isOfSignIn(HttpServletRequest request) {
    return "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
        && UnsentForms.isGivenBack(request)
        && "faces".equals(request.getHttpServletMapping().getServletName());
  }

  private static boolean isOurs(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return OWN_SITES.contains(site);
    }
    var origin = request.getHeader("Origin");
    return origin == null || isHost(origin, request.getHeader("Host"));
  }

  private static boolean isHost(String origin, String host) {
    try {
      return URI.create(origin).getRawAuthority() != null
          && URI.create(origin).getRawAuthority().equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
