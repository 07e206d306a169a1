package org.guildhall.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The firm's own provider of identities, if people sign in there and not on a page of ours. */
@ApplicationScoped
public class Provider {
  /** Scheme, host and port. */
  @Inject
  @ConfigProperty(name = "guildhall.provider.origin")
  private Optional<String> origin;

  /** Its {@code end_session_endpoint} (OpenID Connect RP-Initiated Logout). */
  @Inject
  @ConfigProperty(name = "guildhall.provider.sign-out")
  private Optional<String> endSession;

  @Inject
  @ConfigProperty(name = "guildhall.oidc.client-id")
  private Optional<String> clientId;

  /** Where browsers find this server. */
  @Inject
  @ConfigProperty(name = "guildhall.address")
  private Optional<String> address;

  /** Empty when people sign in on a page of ours. */
  Optional<String> origin() {
    return origin;
  }

  /** Whether the server itself leads there whoever signs out, as it does for SAML alone. */
  boolean isToldToSignOutByServer() {
    return origin.isPresent() && endSession.isEmpty();
  }

  /** Where a browser goes to sign out there too; empty when it need not go anywhere. */
  Optional<String> signOut(HttpServletRequest request, Optional<String> idToken) {
    var back = address.map(own -> own + request.getContextPath() + "/sign-in");
    return endSession.map(
        endpoint ->
            Stream.of(
                    parameter("id_token_hint", idToken),
                    parameter("client_id", clientId),
                    parameter("post_logout_redirect_uri", back))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&", endpoint + "?", "")));
  }

  private static Optional<String> parameter(String name, Optional<String> value) {
    return value.map(text -> name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }
}
