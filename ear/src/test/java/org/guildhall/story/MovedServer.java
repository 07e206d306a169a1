package org.guildhall.story;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives stories the one server whose clock any of them may move. So none relies on what the demo
 * firm is doing at present: each founds a {@link YoungCommunity}.
 */
final class MovedServer implements ParameterResolver {
  private static final String NAME = "moved";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == GuildhallServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(MovedServer.class))
        .getOrComputeIfAbsent(NAME, key -> GuildhallServer.startEmpty(NAME), GuildhallServer.class);
  }
}
