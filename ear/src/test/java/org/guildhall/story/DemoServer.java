package org.guildhall.story;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one server with the demo firm that all of them share: started for the first,
 * stopped after the last. It takes no browser.
 */
class DemoServer implements ParameterResolver {
  /** The server, started if it is not running. */
  static GuildhallServer of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(
            GuildhallServer.class,
            key -> GuildhallServer.startEmpty("stories"),
            GuildhallServer.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == GuildhallServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }
}
