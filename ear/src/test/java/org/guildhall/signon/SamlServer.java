package org.guildhall.signon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.story.GuildhallServer;

/** A server at which people sign in by SAML. */
final class SamlServer implements AutoCloseable {
  private final Keycloak keycloak;
  private final GuildhallServer server;

  SamlServer(Keycloak keycloak) {
    this.keycloak = keycloak;
    var settings = new HashMap<>(keycloak.trust());
    settings.put("GUILDHALL_PROVIDER_ORIGIN", keycloak.uri("").toString());
    settings.put("GUILDHALL_SAML_METADATA", keycloak.metadata().toString());
    server =
        Variant.server(
            "sign-in-saml",
            keycloak.guildhall(),
            List.of("sign-in-saml", "production"),
            "",
            settings);
    keycloak.register("saml-client.json", server);
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
    var answered = answered(colleague, userName);
    var in = colleague.submit(answered, Map.of());
    if (!in.isAt(Colleague.HOME)) {
      throw new AssertionError(in);
    }
    return colleague;
  }

  /** The page by which the provider sends its assertion, before a script sends it. */
  static Colleague.Page answered(Colleague colleague, String userName) {
    var asked = colleague.submit(colleague.open(Colleague.HOME), Map.of());
    return asked.body().contains("SAMLResponse")
        ? asked
        : colleague.submit(asked, Map.of("username", userName, "password", Keycloak.PASSWORD));
  }

  @Override
  public void close() {
    server.close();
  }
}
