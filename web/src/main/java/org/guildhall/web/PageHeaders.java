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
 * itself; be framed, opened and loaded by ourselves; use nothing of the machine; be kept by nobody.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class PageHeaders extends HttpFilter {
  private static final String RESOURCES = "/jakarta.faces.resource/";

  private static final String FRAMES = "object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

  /**
   * What a browser would lend to a script that had got in after all. Our own copy a text when asked
   * to, and nothing else.
   */
  private static final String PERMISSIONS =
      "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(self), "
          + "display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), "
          + "hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), "
          + "payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), "
          + "xr-spatial-tracking=()";

  /** Whence posts may show images; a firm that wants none from outside sets 'self'. */
  @Inject
  @ConfigProperty(name = "guildhall.web.image-sources", defaultValue = "'self' https: data:")
  private transient String imageSources;

  /** What browsers that came by TLS keep to; they take it for the whole host, whatever its port. */
  @Inject
  @ConfigProperty(name = "guildhall.web.strict-transport", defaultValue = "max-age=31536000")
  private transient String strictTransport;

  @Inject private transient Provider provider;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // The server's SAML answers there by itself, with a form that a script in its page sends.
    var isOfServer =
        provider.isToldToSignOutByServer() && request.getServletPath().equals("/sign-out");
    response.setHeader("Content-Security-Policy", isOfServer ? FRAMES : policy());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", PERMISSIONS);
    // On plain HTTP anyone on the way could have put it there (RFC 6797, 7.2).
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", strictTransport);
    }
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
        + "; "
        + FRAMES;
  }
}
