package org.guildhall.signon;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all tests one {@link Keycloak}, and those of a protocol one server that asks it. */
public final class Providers implements ParameterResolver {
  private static final Map<Class<?>, Function<Keycloak, AutoCloseable>> GIVEN =
      Map.of(OidcServer.class, OidcServer::new, SamlServer.class, SamlServer::new);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return GIVEN.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var store = context.getRoot().getStore(ExtensionContext.Namespace.create(Providers.class));
    var type = parameter.getParameter().getType();
    var keycloak =
        store.getOrComputeIfAbsent(Keycloak.class, key -> new Keycloak(), Keycloak.class);
    return store.getOrComputeIfAbsent(type, key -> GIVEN.get(type).apply(keycloak));
  }
}
