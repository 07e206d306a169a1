package org.guildhall.signon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.story.GuildhallServer;

/** A server at which people sign in by OpenID Connect. */
final class OidcServer implements AutoCloseable {
  private final Keycloak keycloak;
  private final GuildhallServer server;

  OidcServer(Keycloak keycloak) {
    this.keycloak = keycloak;
    var settings = new HashMap<>(keycloak.trust());
    settings.put("GUILDHALL_PROVIDER_ORIGIN", keycloak.uri("").toString());
    settings.put("GUILDHALL_OIDC_CLIENT_SECRET", "secret-of-guildhall");
    server =
        Variant.server(
            "sign-in-oidc",
            keycloak.guildhall(),
            List.of("sign-in-oidc", "production"),
            "",
            settings);
    keycloak.register("oidc-client.json", server);
    keycloak.register("other-client.json", server);
    server.start();
  }

  Keycloak keycloak() {
    return keycloak;
  }

  GuildhallServer server() {
    return server;
  }

  Colleague somebody() {
    return new Colleague(server, keycloak.tls());
  }

  Colleague as(String userName) {
    var colleague = somebody();
    var in = signIn(colleague, userName);
    if (!in.isAt(Colleague.HOME)) {
      throw new AssertionError(in);
    }
    return colleague;
  }

  /** Where that leads. */
  static Colleague.Page signIn(Colleague colleague, String userName) {
    return colleague.submit(
        colleague.open(Colleague.HOME),
        Map.of("username", userName, "password", Keycloak.PASSWORD));
  }

  @Override
  public void close() {
    server.close();
  }
}
