package org.guildhall.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends the session and the sign-in with it, and leads on to the provider, if there is one. */
@WebServlet("/sign-out")
public class SignOut extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Provider provider;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    var idToken = IdToken.ofCaller();
    request.logout();
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    // The server's SAML answers by itself, with a page that sends the browser to the provider.
    if (!response.isCommitted()) {
      response.sendRedirect(
          provider.signOut(request, idToken).orElse(request.getContextPath() + "/sign-in"));
    }
  }
}
