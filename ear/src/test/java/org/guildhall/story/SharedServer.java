package org.guildhall.story;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all tests that name it one server with the demo firm: started for the first, stopped after
 * the last.
 */
public abstract class SharedServer implements ParameterResolver {
  private final String name;
  private final Function<String, GuildhallServer> start;

  protected SharedServer(String name) {
    this(name, SharedServer::started);
  }

  SharedServer(String name, Function<String, GuildhallServer> start) {
    this.name = name;
    this.start = start;
  }

  private static GuildhallServer started(String name) {
    var server = GuildhallServer.empty(name, Map.of());
    server.start();
    return server;
  }

  /** The server, started if it is not running. */
  GuildhallServer of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedServer.class))
        .getOrComputeIfAbsent(name, start, GuildhallServer.class);
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
