package org.guildhall.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Remembers the chosen language in a cookie and shows the same page again. */
@WebServlet("/language")
public class ChooseLanguage extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Duration REMEMBERED = Duration.ofDays(365);

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Reader.spoken(request.getParameter("language"))
        .ifPresent(locale -> response.addCookie(cookie(request, locale.getLanguage())));
    response.sendRedirect(back(request));
  }

  private static Cookie cookie(HttpServletRequest request, String language) {
    var cookie = new Cookie(Reader.COOKIE, language);
    cookie.setPath(request.getContextPath() + "/");
    cookie.setMaxAge((int) REMEMBERED.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  /** Whence he comes, if that is a page of ours: only its path is taken, never its host. */
  static String back(HttpServletRequest request) {
    var home = request.getContextPath() + "/";
    try {
      var from = URI.create(String.valueOf(request.getHeader("Referer"))).normalize();
      var path = String.valueOf(from.getRawPath());
      var query = from.getRawQuery() == null ? "" : "?" + from.getRawQuery();
      return path.startsWith(home) ? path + query : home;
    } catch (IllegalArgumentException e) {
      return home;
    }
  }
}
