package org.guildhall.platform;

import java.util.List;

/**
 * A rule said no: the actor is told in his own language and nothing has changed. The key names a
 * text of the bundles, the arguments fill it.
 */
public class BusinessException extends RuntimeException {

  private final String key;
  private final transient List<Object> arguments;

  public BusinessException(String key, Object... arguments) {
    super(key);
    this.key = key;
    this.arguments = List.of(arguments);
  }

  public String key() {
    return key;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
