package org.guildhall.safety;

import java.util.Map;
import org.guildhall.story.GuildhallServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests of safety the one server with the demo firm that all of them share, apart from that
 * of the stories, whose pages they would fill with what nobody wants to look at.
 */
final class OwnServer implements ParameterResolver {
  private static final String NAME = "safety";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == GuildhallServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(OwnServer.class))
        .getOrComputeIfAbsent(NAME, key -> started(), GuildhallServer.class);
  }

  private static GuildhallServer started() {
    var server = GuildhallServer.empty(NAME, Map.of());
    server.start();
    return server;
  }
}
